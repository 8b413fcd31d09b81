package cn.fangfei.server.demo;

import cn.fangfei.server.jurisdiction.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How time passes in one story: every moment lies after the one before, in office hours, and the story ends where today begins. */
final class DemoCourse {

	static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final LocalTime CLOSING = LocalTime.of(17, 45);

	private final WorkingDays calendar;

	private final DemoWords words;

	private final Instant now;

	private Instant last;

	private boolean over;

	DemoCourse(WorkingDays calendar, DemoWords words, Instant from, Instant now) {
		this.calendar = calendar;
		this.words = words;
		this.last = from;
		this.now = now;
	}

	/** The same time, for another thread of the story that begins here. */
	DemoCourse fork() {
		return new DemoCourse(calendar, words, last, now);
	}

	/** A moment so many working days later; absent when the story has not come so far. */
	@Nullable Instant after(int workingDays) {
		var day = calendar.after(day(), workingDays).due();
		return take(day.atTime(words.between(8, 16), words.between(0, 59), words.between(0, 59)).atZone(CHINA).toInstant());
	}

	/** Between those bounds. */
	@Nullable Instant after(int least, int most) {
		return after(words.between(least, most));
	}

	/** A moment of the same day, an hour or so later. */
	@Nullable Instant soon() {
		var at = last.plusSeconds(words.between(900, 5_400));
		var time = LocalTime.ofInstant(at, CHINA);
		return time.isAfter(CLOSING) || time.isBefore(LocalTime.of(8, 0)) ? after(1) : take(at);
	}

	/** On that day, or the first working day after it. */
	@Nullable Instant on(LocalDate day) {
		var next = day;
		while (!calendar.isWorkingDay(next)) {
			next = next.plusDays(1);
		}
		return take(next.atTime(words.between(9, 16), words.between(0, 59)).atZone(CHINA).toInstant());
	}

	/** The day that it is in the story. */
	LocalDate day() {
		return day(last);
	}

	boolean over() {
		return over;
	}

	static LocalDate day(Instant at) {
		return LocalDate.ofInstant(at, CHINA);
	}

	private @Nullable Instant take(Instant at) {
		over |= !at.isBefore(now) || !at.isAfter(last);
		if (over) {
			return null;
		}
		last = at;
		return at;
	}
}
