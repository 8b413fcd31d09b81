package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** Not exactly one of candidate, firm and name was told. */
class FundsLinkUnclear extends Refusal {

	FundsLinkUnclear() {
		super(Kind.INVALID);
	}
}
