package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** What was sent is no public key of SM2. */
class BankKeyUnusable extends Refusal {

	BankKeyUnusable(String why) {
		super(Kind.INVALID, why);
	}
}
