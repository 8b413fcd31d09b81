package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token of a machine that sends texts; what the machine bears is not in it. */
record IntakeTokenView(UUID tokenId, String name, IntakeChannel channel, RegionCode regionCode, String regionName, Instant expiresAt,
		String createdBy, Instant createdAt, @Nullable Instant revokedAt, @Nullable String revokedBy, @Nullable Instant lastUsedAt,
		int version) {
}
