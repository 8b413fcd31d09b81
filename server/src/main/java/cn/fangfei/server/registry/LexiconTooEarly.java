package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** A version takes effect no earlier than the one before it. */
class LexiconTooEarly extends Refusal {

	LexiconTooEarly(String earliest) {
		super(Kind.INVALID, earliest);
	}
}
