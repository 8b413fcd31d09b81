package cn.fangfei.server.clue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of one clue of a bulk assignment. */
record ClueAssignmentResult(UUID clueId, @Nullable String number, boolean done, String message) {
}
