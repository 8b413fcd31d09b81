package cn.fangfei.simulation.venture;

import java.util.Arrays;

import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Money;

/** A small share of what a member bought since last time: of a shop to its customers, of a direct seller to its distributors. */
public final class CashBack implements Returns {

	private final double share;
	private final int dayOfMonth;
	private final String[] memos;
	private double[] bought = new double[64];
	private int members;

	/** @param share 0.01 to 0.12 */
	public CashBack(double share, int dayOfMonth, String... memos) {
		this.share = share;
		this.dayOfMonth = dayOfMonth;
		this.memos = memos;
	}

	@Override
	public void paidIn(Lot lot, Dice dice) {
		if (lot.member() >= bought.length) {
			bought = Arrays.copyOf(bought, Math.max(lot.member() + 1, bought.length * 2));
		}
		members = Math.max(members, lot.member() + 1);
		bought[lot.member()] += lot.fen() / 100.0;
	}

	@Override
	public void today(Day day, Desk desk, Dice dice) {
		if (!day.duty(dayOfMonth)) {
			return;
		}
		for (int member = 0; member < members; member++) {
			double yuan = bought[member] * share;
			if (yuan >= 1) {
				desk.pay(member, Money.exact(yuan * dice.between(0.85, 1.15)), dice.pick(memos));
				bought[member] = 0;
			}
		}
	}
}
