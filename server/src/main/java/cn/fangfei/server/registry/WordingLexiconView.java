package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingTier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of the list as the contract shows it. */
record WordingLexiconView(int version, LocalDate effectiveFrom, String author, String note, Instant publishedAt, int terms,
		@Nullable WordingScreeningView screening, List<WordingEntryView> entries) {

	/**
	 * One term as one source ordered it.
	 * @param hits firms of the territory at which the term is found today, unguarded
	 */
	record WordingEntryView(String term, WordingTier tier, String source, LocalDate from, @Nullable LocalDate until,
			int hits) {
	}
}
