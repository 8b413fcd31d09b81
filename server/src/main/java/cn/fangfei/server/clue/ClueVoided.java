package cn.fangfei.server.clue;

import java.time.Instant;
import java.util.UUID;

/** A clue that should never have been entered was voided; {@code event} names this happening once and for all. */
public record ClueVoided(UUID event, ClueId clue, String reason, String by, Instant at) {
}
