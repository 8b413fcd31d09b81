package cn.fangfei.server.registry;

import cn.fangfei.formats.ColumnMapping;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import 导入: one file brought in by one person on one post, with its checkpoints and what it came to so far.
 * @param rowsRead checkpoint of the reading: rows of the file that are staged or rejected
 * @param rowsMerged checkpoint of the merging: the last row number that stands in the register
 */
record RegisterImport(UUID importId, String sha256, String fileName, UUID accountId, UUID postId, String startedBy,
		RegionCode territory, ColumnMapping mapping, int lexiconVersion, LocalDate screenedOn,
		RegisterImportStatus status, RegisterImportPhase phase, long rowsRead, long rowsMerged, Tally tally,
		long rejected, long bytesDone, long bytesTotal, long activeMillis, int attempts, Instant startedAt,
		@Nullable Instant finishedAt, @Nullable String message, int version) {

	/** What merging came to. Hits are those newly recorded. */
	record Tally(long added, long changed, long unchanged, long outside, long unplaced, long forbiddenHits,
			long watchHits, long guardedHits) {
	}

	/** The rows whose fate is settled: new, changed, unchanged, rejected or outside. */
	long settled() {
		return tally.added() + tally.changed() + tally.unchanged() + tally.outside() + rejected;
	}

	boolean waiting() {
		return status == RegisterImportStatus.QUEUED || status == RegisterImportStatus.RUNNING
				|| status == RegisterImportStatus.INTERRUPTED;
	}
}
