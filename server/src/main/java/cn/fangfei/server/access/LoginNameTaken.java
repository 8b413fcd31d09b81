package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** An account with this login name exists. */
class LoginNameTaken extends Refusal {

	LoginNameTaken(String loginName) {
		super(Kind.CONFLICT, loginName);
	}
}
