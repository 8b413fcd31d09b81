package cn.fangfei.cli.evaluation;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How the alarms do at one operating point.
 *
 * @param target false subjects per 10,000 accounts a month that the bound was chosen for; null for the alarms as they were told
 * @param bound score from which on an alarm counts; null for the alarms as they were told
 * @param exhausted whether even all alarms stay below the target, so that a lower bound might find more
 * @param schemes that count, of 30 investors and more
 * @param caught of these
 * @param late alarmed on only after their end; neither caught nor false
 * @param small schemes of fewer than 30 investors
 * @param falseSubjects that belong to no scheme, or to one that had not begun
 * @param beforeLaunch of these, those whose scheme began later
 */
public record Point(@Nullable Double target, @Nullable Double bound, boolean exhausted, int schemes, int caught, int late, int small,
		int smallCaught, int falseSubjects, int beforeLaunch, Map<Measure, Estimate> measures, Map<String, Cell> byKind,
		Map<String, Cell> byEvasion, Map<String, Cell> bySize) {

	/**
	 * Schemes of one sort.
	 *
	 * @param life median part of the life gone by at the first alarm
	 * @param moneyLeft median part of the money not yet in
	 */
	public record Cell(int schemes, int caught, int late, Estimate recall, double lead, double life, double moneyLeft) {
	}
}
