package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** No such movement in this case. */
class MovementNotFound extends Refusal {

	MovementNotFound() {
		super(Kind.NOT_FOUND);
	}
}
