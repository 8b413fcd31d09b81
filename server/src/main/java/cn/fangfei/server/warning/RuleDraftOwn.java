package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Refusal;

/** Who drafted does not publish. */
class RuleDraftOwn extends Refusal {

	RuleDraftOwn() {
		super(Kind.FORBIDDEN);
	}
}
