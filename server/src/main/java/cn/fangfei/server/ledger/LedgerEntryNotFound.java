package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.Refusal;

/** No such entry, or not for this post. */
class LedgerEntryNotFound extends Refusal {

	LedgerEntryNotFound() {
		super(Kind.NOT_FOUND);
	}
}
