package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;

/** Somebody moved the take-down on meanwhile. */
class TakedownMoved extends Refusal {

	TakedownMoved(String called) {
		super(Kind.CONFLICT, called);
	}
}
