package cn.fangfei.simulation.county;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/**
 * The calendar of a world: working days, the Spring Festival, school terms, harvests, and how busy trade is. Days are counted from 0.
 *
 * <p>Holidays and working weekends: the yearly notices of the General Office of the State Council (国务院办公厅关于部分节假日安排的通知) for 2024, 2025 and
 * 2026; a world cannot last beyond them.
 */
public final class Almanac {

	/** The first day of every world. */
	public static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

	/** The longest a world may last, in days. */
	public static final int LONGEST = (int) ChronoUnit.DAYS.between(FIRST, LocalDate.of(2027, 1, 1));

	private static final String[] OFF = {
			"2024 0101 0210-0217 0404-0406 0501-0505 0610 0915-0917 1001-1007",
			"2025 0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008",
			"2026 0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007" };

	private static final String[] ON = {
			"2024 0204 0218 0407 0428 0511 0914 0929 1012",
			"2025 0126 0208 0427 0928 1011",
			"2026 0104 0214 0228 0509 0920 1010" };

	/** The first day of the first month of the lunar year. */
	private static final LocalDate[] NEW_YEARS = { LocalDate.of(2024, 2, 10), LocalDate.of(2025, 1, 29), LocalDate.of(2026, 2, 17),
			LocalDate.of(2027, 2, 6) };

	private static final Set<LocalDate> HOLIDAYS = days(OFF);
	private static final Set<LocalDate> WORKING_WEEKENDS = days(ON);

	private final LocalDate[] dates;
	private final boolean[] workdays;

	/** @param days 1 to {@link #LONGEST} */
	public Almanac(int days) {
		if (days < 1 || days > LONGEST) {
			throw new IllegalArgumentException("days " + days);
		}
		dates = new LocalDate[days];
		workdays = new boolean[days];
		for (int day = 0; day < days; day++) {
			dates[day] = FIRST.plusDays(day);
			workdays[day] = working(dates[day]);
		}
	}

	public int days() {
		return dates.length;
	}

	/** The date of a day; days before the world and after it have one too. */
	public LocalDate date(int day) {
		return day >= 0 && day < dates.length ? dates[day] : FIRST.plusDays(day);
	}

	public boolean workday(int day) {
		return day >= 0 && day < workdays.length ? workdays[day] : working(date(day));
	}

	/** This day if one works on it, else the next on which one does. */
	public int workdayFrom(int day) {
		int next = day;
		while (!workday(next)) {
			next++;
		}
		return next;
	}

	/** Whether this is the day on which a duty of the given day of the month is done: that day, or the next working day. */
	public boolean duty(int day, int dayOfMonth) {
		if (!workday(day)) {
			return false;
		}
		for (int back = day;; back--) {
			var date = date(back);
			if (date.getDayOfMonth() == Math.min(dayOfMonth, date.lengthOfMonth())) {
				return true;
			}
			if (workday(back - 1) || day - back > 12) {
				return false;
			}
		}
	}

	/** Days to the nearest Spring Festival ahead, at most 60; negative within the 15 days of the feast; 99 else. */
	public int daysToSpringFestival(int day) {
		for (var feast : NEW_YEARS) {
			long ahead = ChronoUnit.DAYS.between(date(day), feast);
			if (ahead >= -15 && ahead <= 60) {
				return (int) ahead;
			}
		}
		return 99;
	}

	/** How lively private transfers are beside an ordinary day: red packets at the Spring Festival, a little at the other feasts. */
	public double giving(int day) {
		int ahead = daysToSpringFestival(day);
		if (ahead <= 2 && ahead >= -7) {
			return 6;
		}
		return holiday(date(day)) ? 1.8 : 1;
	}

	/** How busy shops are beside an ordinary day. */
	public double shopping(int day) {
		var date = date(day);
		int ahead = daysToSpringFestival(day);
		double busy = date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue() ? 1.25 : 0.95;
		if (ahead >= 0 && ahead <= 15) {
			busy *= 1.5;
		} else if (ahead < 0 && ahead >= -6) {
			busy *= 0.6;
		}
		if (date.getMonthValue() == 11 && date.getDayOfMonth() >= 10 && date.getDayOfMonth() <= 12
				|| date.getMonthValue() == 6 && date.getDayOfMonth() >= 16 && date.getDayOfMonth() <= 18) {
			busy *= 1.6;
		}
		return busy;
	}

	/** Whether fees of a school term fall due about now: late February and early September, two weeks each. */
	public boolean termStart(int day) {
		var date = date(day);
		return date.getMonthValue() == 2 && date.getDayOfMonth() >= 20 || date.getMonthValue() == 9 && date.getDayOfMonth() <= 12;
	}

	/** Whether a crop is sold about now: wheat in June, rice and maize in October. */
	public boolean harvest(int day) {
		int month = date(day).getMonthValue();
		return month == 6 || month == 10;
	}

	private static boolean working(LocalDate date) {
		return WORKING_WEEKENDS.contains(date) || date.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() && !HOLIDAYS.contains(date);
	}

	private static boolean holiday(LocalDate date) {
		return HOLIDAYS.contains(date);
	}

	private static Set<LocalDate> days(String[] years) {
		var days = new HashSet<LocalDate>();
		for (var line : years) {
			var words = line.split(" ");
			for (int i = 1; i < words.length; i++) {
				var ends = words[i].split("-");
				var last = day(words[0], ends[ends.length - 1]);
				for (var date = day(words[0], ends[0]); !date.isAfter(last); date = date.plusDays(1)) {
					days.add(date);
				}
			}
		}
		return Set.copyOf(days);
	}

	private static LocalDate day(String year, String monthDay) {
		return LocalDate.of(Integer.parseInt(year), Integer.parseInt(monthDay.substring(0, 2)), Integer.parseInt(monthDay.substring(2)));
	}
}
