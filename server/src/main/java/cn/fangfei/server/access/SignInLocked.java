package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** Too many wrong passwords; the account opens again by itself. */
class SignInLocked extends Refusal {

	SignInLocked(String until) {
		super(Kind.TOO_MANY, until);
	}
}
