package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token of a machine that sends the files of one bank; what the machine bears is not in it. */
record FundsTokenView(UUID tokenId, String name, UUID unitId, String bankName, RegionCode regionCode, String regionName, Instant expiresAt,
		String createdBy, Instant createdAt, @Nullable Instant revokedAt, @Nullable String revokedBy, @Nullable Instant lastUsedAt,
		int version) {
}
