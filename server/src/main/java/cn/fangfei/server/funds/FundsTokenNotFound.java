package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** There is no such token. */
class FundsTokenNotFound extends Refusal {

	FundsTokenNotFound() {
		super(Kind.NOT_FOUND);
	}
}
