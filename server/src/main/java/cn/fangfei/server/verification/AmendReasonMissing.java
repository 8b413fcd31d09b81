package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** A finding takes the place of another, and it is not said why. */
class AmendReasonMissing extends Refusal {

	AmendReasonMissing() {
		super(Kind.INVALID);
	}
}
