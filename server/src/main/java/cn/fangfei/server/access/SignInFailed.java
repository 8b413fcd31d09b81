package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** Unknown name or wrong password; which of the two is not said. */
class SignInFailed extends Refusal {

	SignInFailed() {
		super(Kind.NOT_SIGNED_IN);
	}
}
