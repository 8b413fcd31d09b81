package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** A file that was sent for a statement cannot be used. */
class StatementFileUnfit extends Refusal {

	StatementFileUnfit(String sentence) {
		super(Kind.INVALID, sentence);
	}
}
