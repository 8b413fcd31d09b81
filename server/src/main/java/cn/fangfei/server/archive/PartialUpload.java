package cn.fangfei.server.archive;

import java.time.Instant;
import java.util.UUID;

/** An upload under way. Of its bytes it knows only how many there will be; how many are here is asked of {@link Partials}. */
record PartialUpload(UUID uploadId, String fileName, long size, Instant begunAt) {
}
