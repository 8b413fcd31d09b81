package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** A grid lies below a township or a community, not below a higher division. */
class GridTooHigh extends Refusal {

	GridTooHigh() {
		super(Kind.INVALID);
	}
}
