package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import of texts as a job. */
record IntakeImport(UUID importId, UUID uploadId, String sha256, String fileName, IntakeChannel channel, RegionCode region, String sourceName,
		List<String> dropped, UUID accountId, UUID postId, String startedBy, IntakeImportStatus status, long rowsRead, long added,
		long sighted, long unchanged, long rejected, long bytesDone, long bytesTotal, Instant startedAt, @Nullable Instant finishedAt,
		@Nullable String message, int version) {
}
