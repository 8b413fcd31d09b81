package cn.fangfei.server.ledger;

import java.time.Instant;
import java.util.List;

/** The cases that were open in a span of time, with what was known of them at {@code asOf}, in the order of their opening. */
public record LedgerCasesAsOf(Instant asOf, List<LedgerCaseRow> rows) {
}
