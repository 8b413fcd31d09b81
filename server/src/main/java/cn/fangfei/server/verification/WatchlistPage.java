package cn.fangfei.server.verification;

import java.util.List;

/** One page of the watchlist. */
record WatchlistPage(List<WatchlistEntryView> rows, long total, int page, int size) {
}
