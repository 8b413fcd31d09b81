package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** The entry was taken off the list. */
class WatchlistEntryEnded extends Refusal {

	WatchlistEntryEnded(String by) {
		super(Kind.CONFLICT, by);
	}
}
