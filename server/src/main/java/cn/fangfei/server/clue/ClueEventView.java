package cn.fangfei.server.clue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a clue's timeline. */
public record ClueEventView(Instant at, ClueEventKind kind, String by, @Nullable String unit, String text) {
}
