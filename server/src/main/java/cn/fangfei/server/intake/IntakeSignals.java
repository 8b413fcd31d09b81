package cn.fangfei.server.intake;

import java.time.Instant;
import java.util.List;

/** What some texts say of subjects changed; published in the transaction that changed it. */
public record IntakeSignals(List<IntakeSignal> signals, Instant at) {
}
