package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** No token, or one that is unknown, revoked or past its day: the answer is the same. */
class FundsTokenInvalid extends Refusal {

	FundsTokenInvalid() {
		super(Kind.NOT_SIGNED_IN);
	}
}
