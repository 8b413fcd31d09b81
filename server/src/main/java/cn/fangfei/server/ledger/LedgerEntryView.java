package cn.fangfei.server.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger with all its movements, as it stood at {@code asOf}.
 * @param caseRow the case whose facts it carries
 */
record LedgerEntryView(Instant asOf, LedgerRow entry, @Nullable LedgerCaseRow caseRow,
		List<LedgerMovementView> movements) {
}
