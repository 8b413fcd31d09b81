package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The movement was reversed before, or is itself a reversal. */
class MovementReversed extends Refusal {

	MovementReversed() {
		super(Kind.CONFLICT);
	}
}
