package cn.fangfei.server.ledger;

import java.time.Instant;
import java.util.List;

/** One page of the ledger as it stood at {@code asOf}. */
record LedgerPage(Instant asOf, List<LedgerRow> rows, long total, int page, int size) {
}
