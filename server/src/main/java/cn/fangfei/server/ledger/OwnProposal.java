package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.Refusal;

/** Nobody decides on what they proposed themselves (AC-8). */
class OwnProposal extends Refusal {

	OwnProposal() {
		super(Kind.CONFLICT);
	}
}
