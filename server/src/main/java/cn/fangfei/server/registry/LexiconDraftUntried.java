package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** A draft that was not yet tried on the whole register. */
class LexiconDraftUntried extends Refusal {

	LexiconDraftUntried() {
		super(Kind.CONFLICT);
	}
}
