package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Refusal;

/** There is a draft already; one at a time. */
class RuleDraftExists extends Refusal {

	RuleDraftExists(String by) {
		super(Kind.CONFLICT, by);
	}
}
