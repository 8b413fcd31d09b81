package cn.fangfei.server.clue;

import java.time.Instant;

/** Who has taken a clue out of the queue, until when. */
public record ClueClaimView(String by, boolean mine, Instant until) {
}
