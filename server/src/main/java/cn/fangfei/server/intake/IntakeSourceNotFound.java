package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** There is no such source. */
class IntakeSourceNotFound extends Refusal {

	IntakeSourceNotFound() {
		super(Kind.NOT_FOUND);
	}
}
