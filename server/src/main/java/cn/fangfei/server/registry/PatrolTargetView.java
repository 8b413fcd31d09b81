package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingTier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patrol target 排查对象: a firm that a township goes and sees.
 * @param terms the wordings it bears today, unexplained ones
 * @param openClue whether somebody already looks into it, as far as who asks may know
 */
record PatrolTargetView(UUID targetId, UUID firmId, String firmName, @Nullable String creditCode, String address, String regionCode,
		@Nullable String regionName, LocalDate dueOn, String task, String handedBy, Instant handedAt, PatrolTargetState state,
		SupervisionReason reason, String basis, @Nullable WordingTier tier, List<String> terms, @Nullable PatrolOutcome outcome,
		@Nullable LocalDate visitedOn, @Nullable String note, @Nullable String visitedBy, @Nullable Instant visitedAt,
		@Nullable String recalledBy, @Nullable String recalledBecause, boolean openClue, int version) {

	PatrolTargetView with(@Nullable String place, boolean clue) {
		return new PatrolTargetView(targetId, firmId, firmName, creditCode, address, regionCode, place, dueOn, task, handedBy, handedAt, state,
				reason, basis, tier, terms, outcome, visitedOn, note, visitedBy, visitedAt, recalledBy, recalledBecause, clue, version);
	}
}
