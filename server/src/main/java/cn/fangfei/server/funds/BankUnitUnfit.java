package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** The unit is no bank of the territory. */
class BankUnitUnfit extends Refusal {

	BankUnitUnfit() {
		super(Kind.INVALID);
	}
}
