package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** A visit is planned for a day that is over. */
class PlanDayPast extends Refusal {

	PlanDayPast() {
		super(Kind.INVALID);
	}
}
