package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** Somebody answered or ended the key meanwhile. */
class BankKeyMoved extends Refusal {

	BankKeyMoved(String bank, String now) {
		super(Kind.CONFLICT, bank, now);
	}
}
