package cn.fangfei.server.verification;

import cn.fangfei.server.clue.ClueId;
import java.time.Instant;
import java.util.UUID;

/** A verification ended with a finding; {@code event} names this happening once and for all. */
public record VerificationConcluded(UUID event, ClueId clue, Finding finding, String by, Instant at) {
}
