package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.server.kernel.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the register.
 * @param guarded true: firms all of whose hits are explained by a guard; false: firms with a hit that is not
 */
record FirmFilter(@Nullable String q, @Nullable RegionCode region, @Nullable FirmTierFilter tier,
		@Nullable WordingPosition position, @Nullable String term, @Nullable Boolean guarded, @Nullable Boolean placed) {

	FirmFilter {
		q = clean(q);
		term = clean(term);
	}

	/** What is typed or pasted may hold control characters, which no name holds and the database refuses. */
	private static @Nullable String clean(@Nullable String text) {
		var clean = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
		return clean.isEmpty() ? null : clean;
	}

	boolean narrowsHits() {
		return tier != null || position != null || term != null || guarded != null;
	}
}
