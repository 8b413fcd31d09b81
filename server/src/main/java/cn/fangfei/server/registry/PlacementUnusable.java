package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** The division is unknown, outside the territory, or no township. */
class PlacementUnusable extends Refusal {

	PlacementUnusable() {
		super(Kind.INVALID);
	}
}
