package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** More people sign in at once than this machine can check passwords for. */
class SignInBusy extends Refusal {

	SignInBusy() {
		super(Kind.TOO_MANY);
	}
}
