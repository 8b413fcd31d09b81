package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** The county has a key of that fingerprint, or had one that was ended. */
class BankKeyExists extends Refusal {

	BankKeyExists(String fingerprint) {
		super(Kind.CONFLICT, fingerprint);
	}
}
