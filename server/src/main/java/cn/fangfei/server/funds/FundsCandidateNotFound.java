package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** There is no such candidate, or it was answered. */
class FundsCandidateNotFound extends Refusal {

	FundsCandidateNotFound() {
		super(Kind.NOT_FOUND);
	}
}
