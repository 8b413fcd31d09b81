package cn.fangfei.server.registry;

import java.time.Instant;
import java.util.List;

/** What the rules of the register say of these firms now, whole; published in the transaction that found it. */
public record ProfileSignals(List<FirmFindings> firms, Instant at) {
}
