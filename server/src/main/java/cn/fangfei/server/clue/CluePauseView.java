package cn.fangfei.server.clue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days on which the clock of a clue stood still, both included. */
public record CluePauseView(LocalDate since, @Nullable LocalDate until, String reason) {
}
