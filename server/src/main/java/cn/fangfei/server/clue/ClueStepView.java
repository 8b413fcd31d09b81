package cn.fangfei.server.clue;

import org.jspecify.annotations.Nullable;

/**
 * Whether a step can be taken now by who asks.
 * @param reason why not; absent when it can
 */
public record ClueStepView(ClueStep step, String label, boolean allowed, @Nullable String reason) {
}
