package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** A case of funds is not as the person thought. */
class FundsCaseMoved extends Refusal {

	FundsCaseMoved(String subjectName) {
		super(Kind.CONFLICT, subjectName);
	}
}
