package cn.fangfei.server.verification;

import java.time.Instant;

/** What somebody noted of a subject on the watchlist. */
record WatchlistNoteView(Instant at, String by, String text) {
}
