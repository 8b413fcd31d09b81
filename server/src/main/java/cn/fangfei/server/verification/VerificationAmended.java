package cn.fangfei.server.verification;

import cn.fangfei.server.clue.ClueId;
import java.time.Instant;
import java.util.UUID;

/** A further finding took the place of the one before, which stays; {@code event} names this happening once and for all. */
public record VerificationAmended(UUID event, ClueId clue, Finding finding, String by, Instant at) {
}
