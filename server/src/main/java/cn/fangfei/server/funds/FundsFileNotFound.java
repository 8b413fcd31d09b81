package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** There is no such file, or not in this territory. */
class FundsFileNotFound extends Refusal {

	FundsFileNotFound() {
		super(Kind.NOT_FOUND);
	}
}
