package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** The set-up token is not the one printed at the start. */
class SetupTokenWrong extends Refusal {

	SetupTokenWrong() {
		super(Kind.INVALID);
	}
}
