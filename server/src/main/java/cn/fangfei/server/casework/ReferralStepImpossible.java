package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The referral stands where this step cannot be taken. */
class ReferralStepImpossible extends Refusal {

	ReferralStepImpossible(String state, String step) {
		super(Kind.CONFLICT, state, step);
	}
}
