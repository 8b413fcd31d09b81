package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** The re-screening came further than the person had seen. */
class IntakeRescreeningMoved extends Refusal {

	IntakeRescreeningMoved(String status) {
		super(Kind.CONFLICT, status);
	}
}
