package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.Refusal;

/** The mapping of columns names no firm. */
class MappingUnusable extends Refusal {

	MappingUnusable(String reason) {
		super(Kind.INVALID, reason);
	}
}
