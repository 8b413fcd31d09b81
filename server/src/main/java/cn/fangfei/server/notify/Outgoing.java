package cn.fangfei.server.notify;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the outbox. */
record Outgoing(long outgoingId, OutgoingChannel channel, UUID accountId, OutgoingState state, @Nullable Integer items, int attempts,
		Instant createdAt, Instant nextAt, @Nullable Instant finishedAt, @Nullable String lastError, int version) {
}
