package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** There is no such version of the list. */
class LexiconNotFound extends Refusal {

	LexiconNotFound() {
		super(Kind.NOT_FOUND);
	}
}
