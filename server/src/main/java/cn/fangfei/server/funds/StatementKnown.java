package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** A file, or one of its name, was brought in before. */
class StatementKnown extends Refusal {

	StatementKnown(String sentence) {
		super(Kind.CONFLICT, sentence);
	}
}
