package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.Refusal;

/** There is no such follow-up check, or not for this post. */
class FollowUpNotFound extends Refusal {

	FollowUpNotFound() {
		super(Kind.NOT_FOUND);
	}
}
