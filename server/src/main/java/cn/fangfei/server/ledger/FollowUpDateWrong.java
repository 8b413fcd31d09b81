package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.Refusal;

/** A follow-up lies in the future, and there is at least one. */
class FollowUpDateWrong extends Refusal {

	FollowUpDateWrong() {
		super(Kind.INVALID);
	}
}
