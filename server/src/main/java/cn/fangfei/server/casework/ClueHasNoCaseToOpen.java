package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The clue is not concluded, or it was found to be no illegal fundraising. */
class ClueHasNoCaseToOpen extends Refusal {

	ClueHasNoCaseToOpen(String number, String state) {
		super(Kind.CONFLICT, number, state);
	}
}
