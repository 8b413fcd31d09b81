package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.Refusal;

/** There is no such close-out, or not for this post. */
class CloseOutNotFound extends Refusal {

	CloseOutNotFound() {
		super(Kind.NOT_FOUND);
	}
}
