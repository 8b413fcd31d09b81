package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** There is no such grid, or it lies outside the region of the post. */
class GridNotFound extends Refusal {

	GridNotFound() {
		super(Kind.NOT_FOUND);
	}
}
