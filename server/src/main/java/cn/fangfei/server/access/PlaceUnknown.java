package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** The unit, region or grid of a post does not exist. */
class PlaceUnknown extends Refusal {

	PlaceUnknown() {
		super(Kind.INVALID);
	}
}
