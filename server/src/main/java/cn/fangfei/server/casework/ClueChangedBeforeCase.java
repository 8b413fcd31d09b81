package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The clue was changed after the page was read. */
class ClueChangedBeforeCase extends Refusal {

	ClueChangedBeforeCase(String number) {
		super(Kind.CONFLICT, number);
	}
}
