package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** A batch of the same token, or of the same place and channel, is being taken in. */
class IntakeTokenBusy extends Refusal {

	IntakeTokenBusy() {
		super(Kind.TOO_MANY);
	}
}
