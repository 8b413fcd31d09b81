package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** No such draft of the list. */
class LexiconDraftNotFound extends Refusal {

	LexiconDraftNotFound() {
		super(Kind.NOT_FOUND);
	}
}
