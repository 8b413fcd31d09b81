package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** A date lies in the future, or before what it follows. */
class CaseDateWrong extends Refusal {

	CaseDateWrong(String what, String why) {
		super(Kind.INVALID, what, why);
	}
}
