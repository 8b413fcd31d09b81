package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** The token was revoked before. */
class FundsTokenRevoked extends Refusal {

	FundsTokenRevoked(String name, String by) {
		super(Kind.CONFLICT, name, by);
	}
}
