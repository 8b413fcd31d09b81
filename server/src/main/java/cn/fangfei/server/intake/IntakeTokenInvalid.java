package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** No token, or one that is unknown, revoked or past its day: the answer is the same. */
class IntakeTokenInvalid extends Refusal {

	IntakeTokenInvalid() {
		super(Kind.NOT_SIGNED_IN);
	}
}
