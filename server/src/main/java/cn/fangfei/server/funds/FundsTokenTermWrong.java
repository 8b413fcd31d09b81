package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** A token is good until a day from tomorrow on, at most a year ahead. */
class FundsTokenTermWrong extends Refusal {

	FundsTokenTermWrong() {
		super(Kind.INVALID);
	}
}
