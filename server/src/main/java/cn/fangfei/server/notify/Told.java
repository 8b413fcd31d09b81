package cn.fangfei.server.notify;

import java.util.UUID;

/** A message that was written, and to whom. */
record Told(long messageId, UUID accountId) {
}
