package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** There is no such key, or not in this territory. */
class BankKeyNotFound extends Refusal {

	BankKeyNotFound() {
		super(Kind.NOT_FOUND);
	}
}
