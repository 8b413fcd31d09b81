package cn.fangfei.simulation.venture;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.trade.Town;

/**
 * Several personal accounts take the money in turn, each for some weeks; every few days they are swept into one, out of which members are
 * paid. Markets whose cashiers collect for the house do the same.
 */
public final class ManyAccounts implements Collection {

	private final Town town;
	private final int[] takers;
	private final int main;
	private final int turnDays;
	private final long[] held;
	private final long[] today;

	/**
	 * @param takers accounts that take
	 * @param main the account that is swept into and pays
	 * @param turnDays after how many days the next takes over; 0 if all take at once
	 */
	public ManyAccounts(Town town, int[] takers, int main, int turnDays) {
		this.town = town;
		this.takers = takers;
		this.main = main;
		this.turnDays = turnDays;
		this.held = new long[takers.length];
		this.today = new long[takers.length];
	}

	@Override
	public void take(int person, long fen, String memo, Day day, Book book, Dice dice) {
		int taker = turnDays == 0 || dice.chance(0.1) ? dice.below(takers.length) : day.index() / turnDays % takers.length;
		today[taker] += fen;
		town.purse().send(book, person, takers[taker], fen, memo, dice);
	}

	@Override
	public int payer(Day day, Dice dice) {
		return main;
	}

	@Override
	public void evening(Day day, Book book, Dice dice) {
		// what was taken on the days before; today's comes another day
		for (int taker = 0; taker < takers.length; taker++) {
			if (held[taker] > 0 && dice.chance(0.3)) {
				book.pay(Hours.person(dice), takers[taker], main, held[taker], Channel.TRANSFER, dice.pick("", "往来款", "转账", "货款"));
				held[taker] = 0;
			}
			held[taker] += today[taker];
			today[taker] = 0;
		}
	}
}
