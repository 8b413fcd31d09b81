package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** The present password does not match. */
class OldPasswordWrong extends Refusal {

	OldPasswordWrong() {
		super(Kind.INVALID);
	}
}
