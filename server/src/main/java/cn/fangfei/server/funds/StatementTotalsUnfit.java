package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** The control totals contradict themselves. */
class StatementTotalsUnfit extends Refusal {

	StatementTotalsUnfit(String sentence) {
		super(Kind.INVALID, sentence);
	}
}
