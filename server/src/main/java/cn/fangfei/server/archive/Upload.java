package cn.fangfei.server.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file somebody handed in.
 * @param sha256 of the content, by which a room above keeps hold of it
 * @param file where the content lies
 * @param mediaType what its first bytes say it is; absent for what was handed in before that was asked
 */
public record Upload(UUID uploadId, String fileName, long size, String sha256, Path file,
		@Nullable String mediaType, Instant uploadedAt) {
}
