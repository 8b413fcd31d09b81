package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The case is being referred, or was filed by the police. */
class ReferralUnderWay extends Refusal {

	ReferralUnderWay(String state) {
		super(Kind.CONFLICT, state);
	}
}
