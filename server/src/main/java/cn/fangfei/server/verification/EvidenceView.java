package cn.fangfei.server.verification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence.
 * @param marks what is to be said of the file, in words
 * @param takenAt when the camera says the picture was taken
 */
public record EvidenceView(UUID evidenceId, EvidenceKind kind, String fileName, long size, String sha256, String mediaType,
		List<String> marks, @Nullable String note, @Nullable Instant takenAt, @Nullable UUID visitId, Instant receivedAt,
		String addedBy, String addedUnit, WorkingCopyView copy) {
}
