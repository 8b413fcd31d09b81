package cn.fangfei.server.casework;

import cn.fangfei.server.kernel.Refusal;

/** Somebody else set the number first. */
class CaseLineChangedMeanwhile extends Refusal {

	CaseLineChangedMeanwhile(String what, String by, String when, String words) {
		super(Kind.CONFLICT, what, by, when, words);
	}
}
