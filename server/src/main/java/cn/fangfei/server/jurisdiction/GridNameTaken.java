package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** Another grid of the division bears this name. */
class GridNameTaken extends Refusal {

	GridNameTaken(String name) {
		super(Kind.CONFLICT, name);
	}
}
