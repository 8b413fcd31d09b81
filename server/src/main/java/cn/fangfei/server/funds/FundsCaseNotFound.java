package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** There is no such case of funds, or not for this person. */
class FundsCaseNotFound extends Refusal {

	FundsCaseNotFound() {
		super(Kind.NOT_FOUND);
	}
}
