package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** The next visit lies in the past. */
class NextVisitPast extends Refusal {

	NextVisitPast() {
		super(Kind.INVALID);
	}
}
