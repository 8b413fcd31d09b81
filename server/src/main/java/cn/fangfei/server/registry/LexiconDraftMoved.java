package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** The draft was changed, published or withdrawn since it was read. */
class LexiconDraftMoved extends Refusal {

	LexiconDraftMoved() {
		super(Kind.CONFLICT);
	}
}
