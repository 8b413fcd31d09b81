package cn.fangfei.server.verification;

import cn.fangfei.server.clue.ClueId;
import java.time.Instant;
import java.util.UUID;

/** A finding was corrected by a newer one; {@code event} names this happening once and for all. */
public record VerificationAmended(UUID event, ClueId clue, Finding finding, String by, Instant at) {
}
