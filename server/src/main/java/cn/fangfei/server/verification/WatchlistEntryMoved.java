package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** Somebody else changed the entry first. */
class WatchlistEntryMoved extends Refusal {

	WatchlistEntryMoved(String by, String when) {
		super(Kind.CONFLICT, by, when);
	}
}
