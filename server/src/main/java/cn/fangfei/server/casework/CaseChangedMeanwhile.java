package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** Somebody else took a step first; the words say who did what and when. */
class CaseChangedMeanwhile extends Refusal {

	CaseChangedMeanwhile(String by, String when, String what) {
		super(Kind.CONFLICT, by, when, what);
	}
}
