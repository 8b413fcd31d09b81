package cn.fangfei.server.export;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An export as a page shows it.
 * @param words the filters as a person reads them
 * @param counted the rows there were when it was asked for
 * @param mine the person who looks asked for it
 * @param sha256 of the file
 * @param downloads who fetched the file, newest first
 */
record ExportJobView(UUID jobId, String list, String title, String words, List<String> columns, @Nullable String purpose,
		long counted, long rowsDone, boolean needsApproval, ExportJobStatus status, boolean mine, String askedBy,
		String unitName, Instant askedAt, @Nullable String decidedBy, @Nullable Instant decidedAt,
		@Nullable String message, @Nullable Long bytes, @Nullable String sha256, @Nullable Instant finishedAt,
		@Nullable Instant expiresAt, List<ExportDownloadView> downloads, int version) {

	/** That somebody fetched the file. */
	record ExportDownloadView(String by, Instant at) {
	}
}
