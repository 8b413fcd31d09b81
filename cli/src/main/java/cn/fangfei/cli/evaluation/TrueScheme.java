package cn.fangfei.cli.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A scheme as the truth knows it.
 *
 * @param kind by which the results are told apart, such as A
 * @param ended the day of its end; null while it lives
 * @param evasion from 0 to 1; null when the truth does not say
 * @param names all subjects and accounts an alarm on which is an alarm on the scheme, the subject among them
 * @param curve when members and money came, in order of days; empty when the truth does not say
 */
public record TrueScheme(String subject, String kind, LocalDate launched, @Nullable LocalDate ended, int investors,
		@Nullable Double evasion, Set<String> names, List<Inflow> curve) {

	/** Schemes of fewer are no part of the recall and are told apart (docs/detection/evaluation.md). */
	public static final int INVESTORS_LEAST = 30;

	/** @param yuan what came in on that day */
	public record Inflow(LocalDate day, int newInvestors, double yuan) {
	}

	public TrueScheme {
		if (ended != null && ended.isBefore(launched)) {
			throw new IllegalArgumentException("a scheme cannot end before it begins");
		}
		if (investors < 0 || evasion != null && !(evasion >= 0 && evasion <= 1)) {
			throw new IllegalArgumentException("investors from 0, evasion from 0 to 1");
		}
		names = Set.copyOf(names);
		curve = List.copyOf(curve);
	}

	boolean counts() {
		return investors >= INVESTORS_LEAST;
	}

	/** Whether it lives at the end of the day; on the day of its end it does no longer. */
	boolean livesOn(LocalDate day) {
		return !day.isBefore(launched) && !overOn(day);
	}

	boolean overOn(LocalDate day) {
		return ended != null && !day.isBefore(ended);
	}
}
