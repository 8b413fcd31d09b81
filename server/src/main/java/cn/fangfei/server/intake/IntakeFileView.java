package cn.fangfei.server.intake;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of texts as it was understood.
 * @param recognised the fields that were found
 * @param dropped columns that tell who complained, or may: they were left out before the file was kept
 * @param masked rows in which an identity was hidden
 * @param rewritten whether what is kept differs from what was sent
 * @param kept what is kept of the file and what is not, in one sentence
 * @param notices what was not read of the file, such as further sheets, in sentences
 * @param problem why nothing can be brought in, or null
 */
record IntakeFileView(UUID uploadId, String fileName, IntakeChannel channel, String sha256, long rows, List<String> header,
		List<String> recognised, List<String> dropped, long masked, boolean rewritten, String kept, List<String> notices,
		List<IntakePreviewRow> preview, @Nullable String problem) {

	/** One of the first rows: the text as it would be kept, or what is wrong with it. */
	record IntakePreviewRow(long line, String title, String excerpt, @Nullable IntakeRejectView reject) {
	}

	/** What is wrong with a row: where, which field, what, and what to do. */
	record IntakeRejectView(long line, @Nullable String field, String message, String remedy) {
	}
}
