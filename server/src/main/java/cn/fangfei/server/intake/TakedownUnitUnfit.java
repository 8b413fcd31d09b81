package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** Not an active member agency of the county. */
class TakedownUnitUnfit extends Refusal {

	TakedownUnitUnfit() {
		super(Kind.INVALID);
	}
}
