package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.Refusal;

/** The matter has a close-out already. */
class CloseOutProposed extends Refusal {

	CloseOutProposed() {
		super(Kind.CONFLICT);
	}
}
