package cn.fangfei.server.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the system administrator sees it: its state, to whom, and no content.
 * @param items how many messages it stands for; absent while it still gathers
 */
record OutgoingRow(long outgoingId, OutgoingChannel channel, String recipient, OutgoingState state, @Nullable Integer items,
		int attempts, Instant createdAt, Instant nextAt, @Nullable Instant finishedAt, @Nullable String lastError, int version) {
}
