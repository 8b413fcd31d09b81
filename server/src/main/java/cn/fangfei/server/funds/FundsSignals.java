package cn.fangfei.server.funds;

import java.time.Instant;
import java.util.List;

/** What some alerts of banks say of subjects changed; published in the transaction that changed it. */
public record FundsSignals(List<FundsSignal> signals, Instant at) {
}
