package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** A new password that is too short, too plain, or holds the person's name. */
class PasswordTooWeak extends Refusal {

	PasswordTooWeak() {
		super(Kind.INVALID);
	}
}
