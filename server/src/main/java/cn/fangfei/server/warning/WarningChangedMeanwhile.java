package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Refusal;

/** Somebody else took a step first; the words say who did what and when. */
class WarningChangedMeanwhile extends Refusal {

	WarningChangedMeanwhile(String by, String when, String what) {
		super(Kind.CONFLICT, by, when, what);
	}
}
