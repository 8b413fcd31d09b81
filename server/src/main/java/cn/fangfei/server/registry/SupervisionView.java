package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingTier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A firm's stay on the key-supervision list.
 * @param target its newest hand-over to the township that was not recalled
 */
record SupervisionView(UUID supervisionId, UUID firmId, String firmName, @Nullable String creditCode, String regionCode,
		@Nullable String regionName, boolean placed, @Nullable WordingTier tier, LocalDate since, SupervisionReason reason, String basis,
		String enteredBy, Instant enteredAt, @Nullable LocalDate until, @Nullable SupervisionEnd leftBecause, @Nullable String leftText,
		@Nullable String endedBy, @Nullable Instant endedAt, @Nullable SupervisionTargetView target, int version) {

	/** Where its hand-over stands. */
	record SupervisionTargetView(UUID targetId, LocalDate dueOn, PatrolTargetState state, @Nullable PatrolOutcome outcome) {
	}

	SupervisionView in(@Nullable String place) {
		return new SupervisionView(supervisionId, firmId, firmName, creditCode, regionCode, place, placed, tier, since, reason, basis,
				enteredBy, enteredAt, until, leftBecause, leftText, endedBy, endedAt, target, version);
	}
}
