package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Refusal;

/** Somebody changed the draft since it was read. */
class RuleDraftChangedMeanwhile extends Refusal {

	RuleDraftChangedMeanwhile() {
		super(Kind.CONFLICT);
	}
}
