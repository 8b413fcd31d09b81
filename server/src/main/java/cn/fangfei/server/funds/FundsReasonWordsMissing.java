package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** A reason of the kind 其他 wants words. */
class FundsReasonWordsMissing extends Refusal {

	FundsReasonWordsMissing() {
		super(Kind.INVALID);
	}
}
