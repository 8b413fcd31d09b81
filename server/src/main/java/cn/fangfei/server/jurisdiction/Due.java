package cn.fangfei.server.jurisdiction;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When something is due, and why.
 * @param at the first instant at which it is late
 * @param sentence how it was counted, in Chinese
 * @param calendarKnown whether the holidays of every year it touches are published
 */
public record Due(LocalDate day, Instant at, String sentence, boolean calendarKnown) {
}
