package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** The token was revoked before. */
class IntakeTokenRevoked extends Refusal {

	IntakeTokenRevoked(String name, String by) {
		super(Kind.CONFLICT, name, by);
	}
}
