package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The penalty was revoked before. */
class PenaltyRevokedBefore extends Refusal {

	PenaltyRevokedBefore() {
		super(Kind.CONFLICT);
	}
}
