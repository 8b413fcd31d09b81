package cn.fangfei.server.contract;

import cn.fangfei.server.kernel.Refusal;

/** The idempotency key has fewer than 8 or more than 100 characters. */
class KeyMalformed extends Refusal {

	KeyMalformed() {
		super(Kind.INVALID);
	}
}
