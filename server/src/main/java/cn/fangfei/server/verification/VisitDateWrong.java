package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** The visit lies in the future or before the day on which the clue was found. */
class VisitDateWrong extends Refusal {

	VisitDateWrong(String foundOn) {
		super(Kind.INVALID, foundOn);
	}
}
