package cn.fangfei.server.ledger;

import java.time.Instant;
import java.util.List;

/** The entries opened in a span of time, with what was known of them at {@code asOf}, in the order of their opening. */
public record LedgerAsOf(Instant asOf, List<LedgerRow> rows) {
}
