package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.Yuan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A close-out 销号, from its proposal on.
 * @param clueIds the clues that it closes
 * @param outstanding what was not yet returned when it was proposed
 */
public record CloseOutView(UUID closeOutId, CloseOutMatter matter, UUID matterId, List<UUID> clueIds, String number,
		@Nullable UUID subjectId, String subjectName, String regionCode, String regionName, List<CloseOutOutcome> outcomes,
		String summary, @Nullable Yuan outstanding, @Nullable String outstandingReason, List<UUID> evidence,
		List<LocalDate> followUpOn, CloseOutStatus status, UUID proposedBy, String proposedByName, Instant proposedAt,
		@Nullable String decidedByName, @Nullable Instant decidedAt, @Nullable String decisionReason,
		@Nullable String reopenedByName, @Nullable Instant reopenedAt, @Nullable String reopenReason, int version) {

	CloseOutView in(String place) {
		return new CloseOutView(closeOutId, matter, matterId, clueIds, number, subjectId, subjectName, regionCode, place, outcomes,
				summary, outstanding, outstandingReason, evidence, followUpOn, status, proposedBy, proposedByName, proposedAt,
				decidedByName, decidedAt, decisionReason, reopenedByName, reopenedAt, reopenReason, version);
	}
}
