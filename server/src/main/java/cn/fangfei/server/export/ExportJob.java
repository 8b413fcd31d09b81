package cn.fangfei.server.export;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An export: one list, as its filters and columns were when it was asked for, by one person on one post.
 * @param words the filters as a person reads them
 * @param counted the rows there were when it was asked for
 * @param approveAbove the threshold that held then
 */
record ExportJob(UUID jobId, UUID accountId, String accountName, UUID postId, String unitName, RegionCode region,
		String list, String title, Map<String, String> query, String words, List<String> columns,
		@Nullable String purpose, long counted, long approveAbove, ExportJobStatus status, @Nullable UUID approvedBy,
		@Nullable String approvedName, @Nullable Instant decidedAt, long rowsDone, int attempts,
		@Nullable String message, @Nullable String sha256, @Nullable Long bytes, Instant askedAt,
		@Nullable Instant finishedAt, @Nullable Instant expiresAt, int version) {

	boolean needsApproval() {
		return counted > approveAbove;
	}
}
