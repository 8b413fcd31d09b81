package cn.fangfei.server.clue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a clue's timeline.
 * @param was what a value was before, when the line tells of one
 * @param becomes what it became
 */
public record ClueEventView(Instant at, ClueEventKind kind, String by, @Nullable String unit, String text,
		@Nullable String was, @Nullable String becomes) {
}
