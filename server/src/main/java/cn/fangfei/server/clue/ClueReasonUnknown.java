package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Refusal;

/** The reason is none of the list, or no longer. */
class ClueReasonUnknown extends Refusal {

	ClueReasonUnknown() {
		super(Kind.INVALID);
	}
}
