package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** There is nothing to put on the list of evidence. */
class NoEvidenceToPrint extends Refusal {

	NoEvidenceToPrint() {
		super(Kind.CONFLICT);
	}
}
