package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source that is asked in turn, and how the last asking ended.
 * @param failures how often in a row it could not be read; it is asked less often then
 */
record IntakeSourceView(UUID sourceId, String name, IntakeChannel channel, RegionCode regionCode, String regionName, String url,
		int intervalMinutes, boolean active, Instant nextPollAt, @Nullable Instant polledAt, @Nullable Instant succeededAt,
		@Nullable String lastResult, @Nullable String lastError, int failures, String changedBy, Instant changedAt, int version) {
}
