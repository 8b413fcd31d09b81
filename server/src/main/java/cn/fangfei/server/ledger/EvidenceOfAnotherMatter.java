package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.Refusal;

/** A piece of evidence does not belong to the matter. */
class EvidenceOfAnotherMatter extends Refusal {

	EvidenceOfAnotherMatter() {
		super(Kind.INVALID);
	}
}
