package cn.fangfei.server.clue;

import java.time.Instant;
import java.util.UUID;

/** A clue was marked as a major risk 重大风险, at registration or later. */
public record ClueUrgent(UUID event, ClueId clue, String by, Instant at) {
}
