package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** A file of the same token is being taken in. */
class FundsTokenBusy extends Refusal {

	FundsTokenBusy() {
		super(Kind.TOO_MANY);
	}
}
