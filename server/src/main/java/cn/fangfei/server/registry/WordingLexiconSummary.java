package cn.fangfei.server.registry;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A version of the list without its entries; {@code screening} says how far the register is screened by it. */
record WordingLexiconSummary(int version, LocalDate effectiveFrom, String author, String note, Instant publishedAt,
		int terms, @Nullable WordingScreeningView screening) {
}
