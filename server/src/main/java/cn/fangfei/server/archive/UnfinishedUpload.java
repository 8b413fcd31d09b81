package cn.fangfei.server.archive;

import java.time.Instant;
import java.util.UUID;

/**
 * An upload of one's own that is not whole.
 * @param offset how many bytes are here; the sender goes on behind them
 * @param keptUntil when it is cleared away unless somebody goes on with it
 */
record UnfinishedUpload(UUID uploadId, String fileName, long size, long offset, Instant keptUntil) {
}
