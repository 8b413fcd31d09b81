package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** More people change something at once than this machine can serve, and no turn came in time. */
class StepsBusy extends Refusal {

	StepsBusy() {
		super(Kind.TOO_MANY);
	}
}
