package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** Somebody changed the source meanwhile. */
class IntakeSourceMoved extends Refusal {

	IntakeSourceMoved(String name, String by) {
		super(Kind.CONFLICT, name, by);
	}
}
