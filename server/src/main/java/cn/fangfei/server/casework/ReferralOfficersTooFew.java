package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** A referral is reported by at least two officers (移送规定 Art 5). */
class ReferralOfficersTooFew extends Refusal {

	ReferralOfficersTooFew() {
		super(Kind.INVALID);
	}
}
