package cn.fangfei.server.clue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for more time, in words such as 10个工作日.
 * @param granted absent while nobody has decided
 */
public record ClueExtensionView(String term, String reason, String requestedBy, Instant requestedAt, @Nullable Boolean granted,
		@Nullable String note, @Nullable String decidedBy, @Nullable Instant decidedAt, boolean lapsed) {
}
