package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** Illegal fundraising was found without evidence and without a reason why there is none. */
class EvidenceMissing extends Refusal {

	EvidenceMissing() {
		super(Kind.INVALID);
	}
}
