package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** Fewer than two people went (条例 Art 21, 行政处罚法 Art 42). */
class OfficersTooFew extends Refusal {

	OfficersTooFew() {
		super(Kind.INVALID);
	}
}
