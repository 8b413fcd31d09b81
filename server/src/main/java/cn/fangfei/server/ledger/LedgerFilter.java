package cn.fangfei.server.ledger;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the ledger are wanted.
 * @param q part of the subject's name or the beginning of a number
 * @param openedFrom entries opened from this instant on; {@code openedUntil} before that one and not voided: the lines of
 * an 附件2
 * @param casesFrom entries that carry a case open at some time from this instant on and before {@code casesUntil}: the lines of an
 * 附件3
 */
record LedgerFilter(@Nullable RegionCode region, @Nullable String q, @Nullable UUID subject,
		@Nullable Instant openedFrom, @Nullable Instant openedUntil, @Nullable Instant casesFrom,
		@Nullable Instant casesUntil) {

	LedgerFilter {
		q = q == null || q.isBlank() ? null : q.strip();
	}

	static LedgerFilter all() {
		return new LedgerFilter(null, null, null, null, null, null, null);
	}

	static LedgerFilter of(@Nullable RegionCode region, @Nullable String q) {
		return new LedgerFilter(region, q, null, null, null, null, null);
	}
}
