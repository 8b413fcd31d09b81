package cn.fangfei.server.warning;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A version of the rules without them. */
record RuleSetSummary(int version, RuleSetStatus status, boolean inForce, String note, String draftedBy, Instant draftedAt,
		@Nullable String publishedBy, @Nullable Instant publishedAt, @Nullable LocalDate effectiveFrom) {
}
