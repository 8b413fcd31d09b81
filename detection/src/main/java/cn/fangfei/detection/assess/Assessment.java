package cn.fangfei.detection.assess;

import java.util.List;

/**
 * A score and how it came about.
 *
 * @param score from 0 to 100 with one decimal; the level is that of the printed figure
 * @param contributions by rule, the heaviest first; rules that bring nothing are absent
 */
public record Assessment(double score, RiskLevel level, List<Contribution> contributions) {

	/**
	 * What one rule brings.
	 *
	 * @param points what it would give alone, after its cap
	 * @param share its part of the score; the shares add up to the score but for rounding
	 * @param without the score if this rule brought nothing
	 */
	public record Contribution(String rule, double points, boolean capped, double share, double without, List<Line> lines) {
	}

	/**
	 * One piece of evidence in it.
	 *
	 * @param ageDays days since it happened
	 * @param decay what is left of it, from 1 down to 0
	 * @param points weight × strength × decay, before the cap
	 */
	public record Line(Evidence evidence, double ageDays, double decay, double points) {
	}
}
