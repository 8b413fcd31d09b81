package cn.fangfei.simulation.word;

import org.jspecify.annotations.Nullable;

/**
 * One report to the office.
 *
 * @param channel {@code HOTLINE_12345}, {@code NAMED}, {@code ANONYMOUS}, {@code GRID} or {@code POLICE}
 * @param subject a holder, null if whoever reports knows no more than a name
 * @param regionCode 9 digits
 */
public record Tip(String id, String time, String channel, @Nullable Integer subject, String subjectName, String regionCode, String text) {
}
