package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** A case of funds is opened by the office of a county. */
class FundsCaseRegionUnfit extends Refusal {

	FundsCaseRegionUnfit() {
		super(Kind.INVALID);
	}
}
