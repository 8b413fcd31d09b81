package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** The visit ended before it began. */
class VisitTimesWrong extends Refusal {

	VisitTimesWrong() {
		super(Kind.INVALID);
	}
}
