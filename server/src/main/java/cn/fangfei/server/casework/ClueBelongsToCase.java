package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** The clue belongs to a case already. */
class ClueBelongsToCase extends Refusal {

	ClueBelongsToCase(String number) {
		super(Kind.CONFLICT, number);
	}
}
