package cn.fangfei.simulation.venture;

import java.util.List;

import cn.fangfei.simulation.county.Dice;

/**
 * How regular a venture is in its dealings. A scheme that hides has loose manners; so has many an honest business that knows no better,
 * which is why the honest twin of a kind draws its manner from the same distribution.
 *
 * @param level 0 neat to 1 loose
 * @param oddSums share of payments in that are not round
 * @param dayJitter days by which payments out are late or early
 * @param amountJitter share by which payments out differ from what was agreed
 * @param cashShare share of payments in that are made in cash
 * @param splitting share of payments in that come in several parts on several days
 * @param plainMemos whether memos say nothing
 */
public record Manner(double level, double oddSums, int dayJitter, double amountJitter, double cashShare, double splitting,
		boolean plainMemos) {

	/** Words that say nothing. */
	public static final List<String> PLAIN = List.of("", "", "转账", "货款", "往来款");

	/** A manner at a level: each looseness is present as often as the level says, and then to a degree. */
	public static Manner of(double level, Dice dice) {
		return new Manner(level,
				dice.chance(level) ? dice.between(0.3, 0.9) : dice.between(0, 0.12),
				dice.chance(level) ? dice.from(2, 6) : dice.from(0, 1),
				dice.chance(level) ? dice.between(0.03, 0.25) : 0,
				dice.chance(level) ? dice.between(0.1, 0.5) : dice.between(0, 0.04),
				dice.chance(level) ? dice.between(0.1, 0.4) : 0.02,
				dice.chance(level));
	}

	/** A level around the usual one of a world, from 0 to 1. */
	public static double level(double usual, Dice dice) {
		return Math.max(0, Math.min(1, usual + 0.22 * dice.normal()));
	}
}
