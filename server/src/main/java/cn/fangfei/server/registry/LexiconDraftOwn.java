package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** Who drafted does not publish. */
class LexiconDraftOwn extends Refusal {

	LexiconDraftOwn() {
		super(Kind.FORBIDDEN);
	}
}
