package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;

/** A subject has one case of funds in a county. */
class FundsCaseExists extends Refusal {

	FundsCaseExists(String subjectName) {
		super(Kind.CONFLICT, subjectName);
	}
}
