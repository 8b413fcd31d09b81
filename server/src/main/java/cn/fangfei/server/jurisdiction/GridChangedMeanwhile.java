package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Refusal;

/** Somebody changed the grid since it was read. */
class GridChangedMeanwhile extends Refusal {

	GridChangedMeanwhile(Grid grid) {
		super(Kind.CONFLICT, grid.name(), grid.changedBy(), Moments.words(grid.changedAt()));
	}
}
