package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are looked for.
 * @param days back from now
 */
record TermChangeFilter(@Nullable RegionCode region, @Nullable WordingTier tier, @Nullable String term, int days) {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	TermChangeFilter {
		var clean = term == null ? "" : term.replaceAll("\\p{Cntrl}", " ").strip();
		term = clean.isEmpty() ? null : clean;
		days = Math.max(1, Math.min(days, 3_650));
	}

	/** The instant from which changes are looked for: the first of so many days, the last of them today. */
	Instant since(Instant now) {
		return LocalDate.ofInstant(now, CHINA).minusDays(days - 1L).atStartOfDay(CHINA).toInstant();
	}
}
