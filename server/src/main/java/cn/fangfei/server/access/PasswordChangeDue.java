package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** The password was set by somebody else and has to be changed before anything is done. */
class PasswordChangeDue extends Refusal {

	PasswordChangeDue() {
		super(Kind.FORBIDDEN);
	}
}
