package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** A county decides no exit ban (条例 Art 24). */
class ExitBanAboveCounty extends Refusal {

	ExitBanAboveCounty() {
		super(Kind.INVALID);
	}
}
