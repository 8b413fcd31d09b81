package cn.fangfei.server.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody proposes: a matter, what became of it, and when to look again. */
public record NewCloseOut(CloseOutMatter matter, UUID matterId, List<CloseOutOutcome> outcomes, String summary,
		@Nullable String outstandingReason, List<UUID> evidence, List<LocalDate> followUpOn) {

	public NewCloseOut {
		outcomes = outcomes.stream().distinct().sorted().toList();
		evidence = evidence.stream().distinct().toList();
		followUpOn = followUpOn.stream().distinct().sorted().toList();
		summary = summary.strip();
		outstandingReason = outstandingReason == null || outstandingReason.isBlank() ? null : outstandingReason.strip();
	}
}
