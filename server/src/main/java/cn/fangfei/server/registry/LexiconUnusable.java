package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** An entry of the list cannot stand. */
class LexiconUnusable extends Refusal {

	LexiconUnusable(int number, String reason) {
		super(Kind.INVALID, number, reason);
	}
}
