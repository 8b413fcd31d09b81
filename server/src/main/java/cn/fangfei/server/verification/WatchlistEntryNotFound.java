package cn.fangfei.server.verification;

import cn.fangfei.server.kernel.Refusal;

/** No such entry of the watchlist, or not for this post. */
class WatchlistEntryNotFound extends Refusal {

	WatchlistEntryNotFound() {
		super(Kind.NOT_FOUND);
	}
}
