package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** There is a draft already; one at a time. */
class LexiconDraftExists extends Refusal {

	LexiconDraftExists(String by) {
		super(Kind.CONFLICT, by);
	}
}
