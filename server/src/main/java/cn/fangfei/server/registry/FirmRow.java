package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTier;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A firm in a list.
 * @param supervised whether it is on the key-supervision list
 */
record FirmRow(UUID firmId, String name, @Nullable String creditCode, @Nullable LocalDate registeredOn,
		@Nullable String kind, @Nullable String capital, @Nullable String regionCode, @Nullable String regionName,
		boolean placed, @Nullable WordingTier tier, List<FirmTerm> terms, boolean openClue, boolean supervised) {

	/** A term found at the firm, once for each position. */
	record FirmTerm(String term, WordingTier tier, WordingPosition position, boolean guarded) {
	}
}
