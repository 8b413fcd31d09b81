package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** There is no such unit, or it lies outside the region of the post. */
class UnitNotFound extends Refusal {

	UnitNotFound() {
		super(Kind.NOT_FOUND);
	}
}
