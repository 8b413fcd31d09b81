package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Refusal;

/** The unit has the clue already. */
class ClueAlreadyAssigned extends Refusal {

	ClueAlreadyAssigned(String subjectName, String unitName) {
		super(Kind.CONFLICT, subjectName, unitName);
	}
}
