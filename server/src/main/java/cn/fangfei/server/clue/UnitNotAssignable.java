package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Refusal;

/** The unit does not exist, is closed, lies outside the territory or is of a kind that verifies nothing. */
class UnitNotAssignable extends Refusal {

	UnitNotAssignable() {
		super(Kind.INVALID);
	}
}
