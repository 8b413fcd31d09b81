package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** Another unit of the division bears this name. */
class UnitNameTaken extends Refusal {

	UnitNameTaken(String name) {
		super(Kind.CONFLICT, name);
	}
}
