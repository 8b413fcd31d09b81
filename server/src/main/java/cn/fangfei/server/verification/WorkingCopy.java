package cn.fangfei.server.verification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The working copy of a piece of evidence, as far as it has come. */
record WorkingCopy(UUID evidenceId, WorkingCopyState state, @Nullable String reason, @Nullable String fileName,
		@Nullable String sha256, @Nullable String mediaType) {
}
