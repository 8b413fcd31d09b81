package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** A denial or a refusal without its reason. */
class ReferralReasonMissing extends Refusal {

	ReferralReasonMissing() {
		super(Kind.INVALID);
	}
}
