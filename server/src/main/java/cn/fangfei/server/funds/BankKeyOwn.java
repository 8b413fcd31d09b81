package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** Nobody confirms a key that they registered themselves. */
class BankKeyOwn extends Refusal {

	BankKeyOwn() {
		super(Kind.CONFLICT);
	}
}
