package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** The set-up does not name exactly one person for each of the three administrators. */
class SetupIncomplete extends Refusal {

	SetupIncomplete() {
		super(Kind.INVALID);
	}
}
