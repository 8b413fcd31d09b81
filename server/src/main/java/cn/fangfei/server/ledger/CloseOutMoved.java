package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.Refusal;

/** Somebody else took a step first; the words say who did what and when. */
class CloseOutMoved extends Refusal {

	CloseOutMoved(String by, String when, String what) {
		super(Kind.CONFLICT, by, when, what);
	}
}
