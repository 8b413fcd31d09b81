package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.server.kernel.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are looked for.
 * @param days back from now
 */
record TermChangeFilter(@Nullable RegionCode region, @Nullable WordingTier tier, @Nullable String term, int days) {

	TermChangeFilter {
		var clean = term == null ? "" : term.replaceAll("\\p{Cntrl}", " ").strip();
		term = clean.isEmpty() ? null : clean;
		days = Math.max(1, Math.min(days, 3_650));
	}
}
