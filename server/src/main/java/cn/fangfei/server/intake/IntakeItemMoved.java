package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** Somebody changed the text meanwhile. */
class IntakeItemMoved extends Refusal {

	IntakeItemMoved(String called) {
		super(Kind.CONFLICT, called);
	}
}
