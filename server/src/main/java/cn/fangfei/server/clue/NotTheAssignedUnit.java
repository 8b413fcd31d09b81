package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Refusal;

/** Another unit has this clue. */
class NotTheAssignedUnit extends Refusal {

	NotTheAssignedUnit(String unitName) {
		super(Kind.FORBIDDEN, unitName);
	}
}
