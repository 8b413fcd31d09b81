package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A firm with its hits and its history. */
record FirmView(UUID firmId, String name, @Nullable String creditCode, @Nullable LocalDate registeredOn,
		@Nullable String kind, @Nullable String legalRepresentative, @Nullable String capital, String scope,
		@Nullable String province, @Nullable String city, @Nullable String address, @Nullable String licence,
		@Nullable String regionCode, @Nullable String regionName, boolean placed, Map<String, String> extra,
		Instant firstSeenAt, Instant lastSeenAt, int version, boolean supervised, List<HitView> hits,
		List<FirmChangeView> changes) {

	/**
	 * A hit that stands.
	 * @param start offset in the name or scope, in UTF-16 units
	 * @param guard the sentence that explains it away
	 */
	record HitView(UUID hitId, WordingPosition position, String term, WordingTier tier, int start, int end,
			String context, int contextStart, @Nullable String guard, int lexiconVersion, Instant recordedAt) {
	}

	/** A change of one field, newest first; without an import it was made by a person. */
	record FirmChangeView(Instant changedAt, @Nullable UUID importId, String field, @Nullable String oldValue,
			@Nullable String newValue) {
	}
}
