package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** Nothing in the file names firms. */
class SupervisionFileUnusable extends Refusal {

	SupervisionFileUnusable(String why) {
		super(Kind.INVALID, why);
	}
}
