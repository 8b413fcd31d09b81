package cn.fangfei.server.jurisdiction;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts terms: when something is due that began at an instant, and why. */
@Component
public class Deadlines {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final WorkingDays workingDays;

	Deadlines(WorkingDays workingDays) {
		this.workingDays = workingDays;
	}

	/**
	 * @param from when the clock began; its day does not count
	 * @param pauses days on which it stood still
	 * @param extensions terms by which it was prolonged, in the unit of the term
	 */
	public Due due(Term term, Instant from, List<ClockPause> pauses, List<Term> extensions) {
		var amount = term.amount() + extensions.stream().mapToInt(Term::amount).sum();
		if (term.unit() == TermUnit.HOURS || term.unit() == TermUnit.MINUTES) {
			var at = from.plusSeconds((long) amount * (term.unit() == TermUnit.HOURS ? 3600 : 60));
			return new Due(LocalDate.ofInstant(at, CHINA), at, amount + term.unit().label() + "内。", true);
		}
		var start = LocalDate.ofInstant(from, CHINA);
		if (term.unit() == TermUnit.WORKING_DAYS && pauses.isEmpty()) {
			var due = workingDays.after(start, amount);
			return new Due(due.due(), late(due.due()), due.sentence(), due.holidaysPublished());
		}
		var day = start;
		for (var left = amount; left > 0;) {
			day = day.plusDays(1);
			if (counts(day, term.unit(), pauses)) {
				left--;
			}
		}
		return new Due(day, late(day), amount + term.unit().label() + "，" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日到期。",
				workingDays.published(day.getYear()));
	}

	private boolean counts(LocalDate day, TermUnit unit, List<ClockPause> pauses) {
		return (unit == TermUnit.DAYS || workingDays.isWorkingDay(day)) && pauses.stream()
			.noneMatch(p -> p.to() != null && !day.isBefore(p.from()) && !day.isAfter(p.to()));
	}

	private static Instant late(LocalDate day) {
		return day.plusDays(1).atStartOfDay(CHINA).toInstant();
	}
}
