package cn.fangfei.server.verification;

import java.time.Instant;
import java.util.UUID;

/** A visit as it was entered. */
public record VerificationVisitView(UUID visitId, UUID clueId, VerificationVisit visit, String enteredBy, Instant enteredAt) {
}
