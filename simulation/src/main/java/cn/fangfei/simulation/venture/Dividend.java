package cn.fangfei.simulation.venture;

import java.util.Arrays;

import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Money;

/** A share of a real profit once a year, to all on one day shortly before the Spring Festival: good in one year, little in the next. */
public final class Dividend implements Returns {

	private final double usual;
	private final String[] memos;
	private double[] shares = new double[64];
	private int members;

	/** @param usual share of what was paid in, 0.02 to 0.08 */
	public Dividend(double usual, String... memos) {
		this.usual = usual;
		this.memos = memos;
	}

	@Override
	public void paidIn(Lot lot, Dice dice) {
		if (lot.member() >= shares.length) {
			shares = Arrays.copyOf(shares, Math.max(lot.member() + 1, shares.length * 2));
		}
		members = Math.max(members, lot.member() + 1);
		shares[lot.member()] += lot.fen() / 100.0;
	}

	@Override
	public void today(Day day, Desk desk, Dice dice) {
		if (day.almanac().daysToSpringFestival(day.index()) != 12) {
			return;
		}
		double rate = Math.max(0, usual * (1 + 0.6 * dice.normal()));
		for (int member = 0; member < members; member++) {
			if (shares[member] * rate >= 5) {
				desk.pay(member, Money.exact(shares[member] * rate), dice.pick(memos));
			}
		}
	}
}
