package cn.fangfei.server.verification;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A piece of evidence as it was handed in; nothing of it changes. */
record EvidenceItem(UUID id, EvidenceKind kind, String fileName, long size, String sha256, String mediaType,
		Set<EvidenceMark> marks, @Nullable String note, @Nullable Instant takenAt, @Nullable UUID visitId,
		Instant receivedAt) {
}
