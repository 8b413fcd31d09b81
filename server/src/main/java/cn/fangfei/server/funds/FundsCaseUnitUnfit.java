package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** That unit cannot work on the case. */
class FundsCaseUnitUnfit extends Refusal {

	FundsCaseUnitUnfit() {
		super(Kind.INVALID);
	}
}
