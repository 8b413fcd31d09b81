package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** A dedicated grid names its building, and no other grid has one. */
class BuildingMissing extends Refusal {

	BuildingMissing() {
		super(Kind.INVALID);
	}
}
