package cn.fangfei.simulation.county;

import java.time.LocalDate;

/**
 * One day of a world, as those who live it see it.
 *
 * @param index from 0
 * @param date in Asia/Shanghai
 * @param workday whether offices work
 * @param almanac what else the day is
 */
public record Day(int index, LocalDate date, boolean workday, Almanac almanac) {

	public static Day of(int index, Almanac almanac) {
		return new Day(index, almanac.date(index), almanac.workday(index), almanac);
	}

	/** Whether a duty of the given day of the month is done today: on that day, or on the next working day. */
	public boolean duty(int dayOfMonth) {
		return almanac.duty(index, dayOfMonth);
	}

	public int month() {
		return date.getMonthValue();
	}

	public boolean weekend() {
		return date.getDayOfWeek().getValue() >= 6;
	}
}
