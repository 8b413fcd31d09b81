package cn.fangfei.server.ledger;

import java.time.Instant;
import java.util.List;

/**
 * One page of the ledger as it stood at {@code asOf}.
 * @param total how many entries there are; {@link cn.fangfei.server.kernel.Paging#COUNTED} and one says more than that
 */
record LedgerPage(Instant asOf, List<LedgerRow> rows, long total, int page, int size) {
}
