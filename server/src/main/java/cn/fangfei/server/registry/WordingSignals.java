package cn.fangfei.server.registry;

import java.time.Instant;
import java.util.List;

/** The wording of these firms changed, or their name or place did; published in the transaction that changed it. */
public record WordingSignals(List<FirmWording> firms, Instant at) {
}
