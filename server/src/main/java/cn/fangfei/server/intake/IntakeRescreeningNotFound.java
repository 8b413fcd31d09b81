package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** The re-screening does not exist, or not in this territory. */
class IntakeRescreeningNotFound extends Refusal {

	IntakeRescreeningNotFound() {
		super(Kind.NOT_FOUND);
	}
}
