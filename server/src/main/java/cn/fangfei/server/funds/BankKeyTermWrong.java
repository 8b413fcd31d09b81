package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** The days of a key end before they begin, are over, or are too many. */
class BankKeyTermWrong extends Refusal {

	BankKeyTermWrong(int mostYears) {
		super(Kind.INVALID, mostYears);
	}
}
