package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Refusal;

/** One person would hold two posts that must be kept apart. */
class DutiesConflict extends Refusal {

	DutiesConflict() {
		super(Kind.CONFLICT);
	}
}
