package cn.fangfei.simulation.venture;

import java.util.Arrays;

import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Money;

/**
 * 积分: what was paid in grows by a share of itself each day, up to a multiple; members draw what has grown now and then, and put much of
 * it in again.
 */
public final class Points implements Returns {

	/**
	 * @param daily share of what was paid in, 0.002 to 0.015
	 * @param most at most so many times what was paid in
	 * @param drawing how likely a member draws on a day
	 * @param again how likely she pays in again what she drew
	 */
	public record Promise(double daily, double most, double drawing, double again, String... memos) {
	}

	private final Promise promise;
	private double[] paidIn = new double[64];
	private double[] grown = new double[64];
	private double[] owed = new double[64];
	private int members;

	public Points(Promise promise) {
		this.promise = promise;
	}

	@Override
	public void paidIn(Lot lot, Dice dice) {
		if (lot.member() >= paidIn.length) {
			int capacity = Math.max(lot.member() + 1, paidIn.length * 2);
			paidIn = Arrays.copyOf(paidIn, capacity);
			grown = Arrays.copyOf(grown, capacity);
			owed = Arrays.copyOf(owed, capacity);
		}
		members = Math.max(members, lot.member() + 1);
		paidIn[lot.member()] += lot.fen() / 100.0;
	}

	@Override
	public void today(Day day, Desk desk, Dice dice) {
		for (int member = 0; member < members; member++) {
			double more = Math.min(paidIn[member] * promise.daily(), paidIn[member] * promise.most() - grown[member]);
			if (more > 0) {
				grown[member] += more;
				owed[member] += more;
			}
			if (owed[member] >= 50 && dice.chance(promise.drawing())) {
				long fen = dice.chance(0.5) ? Money.inUnits(owed[member] * 0.97, 10) : Money.exact(owed[member] * 0.97);
				if (desk.pay(member, fen, dice.pick(promise.memos()))) {
					owed[member] = 0;
					if (dice.chance(promise.again())) {
						desk.again(member, Math.max(10_000, fen / 10_000 * 10_000), dice.from(1, 9));
					}
				}
			}
		}
	}
}
