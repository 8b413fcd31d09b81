package cn.fangfei.server.demo;

import cn.fangfei.server.ledger.CloseOutOutcome;
import cn.fangfei.server.ledger.FollowUpResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a matter was closed out.
 * @param decided absent while nobody decided it
 * @param followUps those that were done
 */
record DemoCloseOut(Instant proposedAt, String by, List<CloseOutOutcome> outcomes, String summary,
		@Nullable String outstandingReason, List<LocalDate> followUpOn, @Nullable Decided decided, List<FollowedUp> followUps) {

	/** @param reason why it was sent back; absent where it was approved */
	record Decided(Instant at, String by, @Nullable String reason) {
	}

	record FollowedUp(Instant at, String by, int ordinal, FollowUpResult result, String note) {
	}
}
