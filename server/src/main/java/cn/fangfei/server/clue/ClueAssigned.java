package cn.fangfei.server.clue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A clue was handed to a unit, to be answered by a day. */
public record ClueAssigned(ClueId clue, UUID unit, LocalDate due, Instant at) {
}
