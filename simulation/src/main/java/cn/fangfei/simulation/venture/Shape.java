package cn.fangfei.simulation.venture;

import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Money;
import cn.fangfei.simulation.county.People;

/**
 * What a venture looks like from outside, whatever it is: who comes, how fast, with how much. An honest venture and a fraudulent one of
 * the same kind are drawn from the same shape.
 *
 * @param ticket median of a payment in, in yuan, of somebody with median savings
 * @param sigma deviation of its logarithm
 * @param unit payments are multiples of it, in yuan; large ones of five or ten times as much
 * @param repeats how often a month a member pays in again
 * @param elders usual share of members of 60 and older
 * @param outsiders usual share of members from other counties
 * @param seeds strangers won a day by adverts and meetings
 * @param talk how many a member wins a day among those she knows, at the start
 * @param capacity members at which it is saturated
 * @param memos what is written on payments in
 */
public record Shape(double ticket, double sigma, double unit, double repeats, double elders, double outsiders, double seeds, double talk,
		int capacity,
		String... memos) {

	/** This shape as one venture happens to have it. */
	public Shape vary(Dice dice) {
		return new Shape(dice.logNormal(ticket, 0.35), sigma * dice.between(0.8, 1.2), unit, dice.logNormal(repeats, 0.4), elders, outsiders,
				dice.logNormal(seeds, 0.4), dice.logNormal(talk, 0.3), (int) Math.max(20, dice.logNormal(capacity, 0.55)), memos);
	}

	/** What a person pays in this time, in fen: more if she has more, and never all she has. */
	public long payment(People people, int person, Manner manner, Dice dice) {
		double savings = people.savings(person);
		double yuan = Math.min(dice.logNormal(ticket, sigma) * StrictMath.sqrt(savings / 40_000), Math.max(unit, savings * 0.8));
		if (dice.chance(manner.oddSums())) {
			return Money.inUnits(yuan * dice.between(0.9, 1.1), unit >= 5_000 ? 10 : 1);
		}
		return Money.inUnits(yuan, yuan >= unit * 20 ? unit * 10 : yuan >= unit * 8 ? unit * 5 : unit);
	}
}
