package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.Refusal;

/** A writer holds the ledger for too long; no instant can be named. */
class LedgerBusy extends Refusal {

	LedgerBusy() {
		super(Kind.TOO_MANY);
	}
}
