package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** Somebody changed the unit since it was read. */
class UnitChangedMeanwhile extends Refusal {

	UnitChangedMeanwhile(Unit unit) {
		super(Kind.CONFLICT, unit.name(), unit.changedBy(), Moments.words(unit.changedAt()));
	}
}
