package cn.fangfei.server.verification;

/** Which entries of the watchlist are wanted. */
public enum WatchlistPart {

	/** On the list. */
	OPEN,
	/** On the list, and the next visit is due today or was. */
	DUE,
	/** Taken off. */
	ENDED
}
