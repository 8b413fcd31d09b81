package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Refusal;

/** Somebody else took a step first; the words say who did what and when. */
class ClueChangedMeanwhile extends Refusal {

	ClueChangedMeanwhile(String by, String when, String what) {
		super(Kind.CONFLICT, by, when, what);
	}
}
