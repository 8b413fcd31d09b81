package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** No such referral in this case. */
class ReferralNotFound extends Refusal {

	ReferralNotFound() {
		super(Kind.NOT_FOUND);
	}
}
