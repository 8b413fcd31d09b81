package cn.fangfei.server.jurisdiction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The calculus of deadlines: when something is due that began at an instant, and why, in one sentence.
 *
 * <p>Terms of days begin on the day after (民法典 第201条), terms of hours and minutes at once. A paused day does not count. An
 * extension runs on from the old due day. A term of calendar days may move off a day off, see {@link TermStep}.
 */
@Component
public class Deadlines {

	private final WorkingDays calendar;

	Deadlines(WorkingDays calendar) {
		this.calendar = calendar;
	}

	public Due due(Term term, Instant from) {
		return due(term, from, List.of(), List.of());
	}

	/**
	 * While a pause still stands nobody knows the due day: the answer is then the earliest one there can be, as if the clock ran on
	 * after the first day of the pause, and the sentence says how much is left instead.
	 * @param from when the clock began
	 * @param pauses days on which it stood still, in any order; they may overlap
	 * @param extensions terms by which it was prolonged, in the order in which they were granted
	 */
	public Due due(Term term, Instant from, List<ClockPause> pauses, List<Term> extensions) {
		var count = new TermCount(calendar, term.step(), from, pauses);
		count.run(term);
		extensions.forEach(count::run);
		return count.due();
	}

	/**
	 * The day from which something that is due on a day is near: after it no more than the lead is left.
	 * @param lead in working days or days
	 */
	public LocalDate near(LocalDate due, Term lead) {
		var day = due;
		for (var left = lead.amount(); left > 0; day = day.minusDays(1)) {
			if (counts(day, lead.unit())) {
				left--;
			}
		}
		return day;
	}

	/**
	 * The first day on which something that was due on a day is late by more than a grace term.
	 * @param grace in working days or days
	 */
	public LocalDate beyond(LocalDate due, Term grace) {
		var day = due;
		for (var left = grace.amount() + 1; left > 0;) {
			day = day.plusDays(1);
			if (counts(day, grace.unit())) {
				left--;
			}
		}
		return day;
	}

	private boolean counts(LocalDate day, TermUnit unit) {
		return switch (unit) {
			case WORKING_DAYS -> calendar.isWorkingDay(day);
			case DAYS -> true;
			case HOURS, MINUTES -> throw new IllegalArgumentException("a lead or grace is counted in days: " + unit);
		};
	}
}
