package cn.fangfei.server.clue;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a report.
 * @param joined the matter was open already and the report joined it
 * @param clue absent when the post may not see the clue that it joined
 */
public record RegisteredClue(boolean joined, @Nullable ClueView clue) {
}
