package cn.fangfei.server.jurisdiction;

import java.time.LocalDate;

/**
 * A day that a notice of the State Council treats unlike its weekday or names as a holiday.
 * @param off whether people are off; a weekend day that is not off is worked in exchange 调休上班
 */
public record CalendarDay(LocalDate date, String name, boolean off) {
}
