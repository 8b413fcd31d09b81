package cn.fangfei.server.clue;

import java.time.Instant;
import java.util.UUID;

/** That somebody has taken a clue out of the queue, so that nobody else begins it; it goes back by itself. */
record ClueClaim(UUID by, String byName, Instant until) {

	boolean holds(Instant now) {
		return until.isAfter(now);
	}
}
