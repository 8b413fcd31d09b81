package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** There is no such token. */
class IntakeTokenNotFound extends Refusal {

	IntakeTokenNotFound() {
		super(Kind.NOT_FOUND);
	}
}
