package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** The signature that belongs to the file did not come with it. */
class FundsSignatureMissing extends Refusal {

	FundsSignatureMissing() {
		super(Kind.INVALID);
	}
}
