package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** There is no working copy, or not yet. */
class CopyNotMade extends Refusal {

	CopyNotMade(String why) {
		super(Kind.CONFLICT, why);
	}
}
