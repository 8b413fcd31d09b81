package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** A movement of money that moves nothing. */
class MovementEmpty extends Refusal {

	MovementEmpty() {
		super(Kind.INVALID);
	}
}
