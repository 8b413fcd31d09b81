package cn.fangfei.simulation.venture;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.trade.Town;

/** Notes in a drawer: the bank sees that somebody fetched cash, as many do, and nothing else. Payments out are in cash too. */
public final class CashBox implements Collection {

	/** The payer of what no bank sees. */
	public static final int NOBODY = -1;

	private final Town town;

	public CashBox(Town town) {
		this.town = town;
	}

	@Override
	public void take(int person, long fen, String memo, Day day, Book book, Dice dice) {
		fetch(town, person, fen, book, dice);
	}

	@Override
	public int payer(Day day, Dice dice) {
		return NOBODY;
	}

	/** A person fetches cash at the counter; a part of what she needs she has at home. */
	static void fetch(Town town, int person, long fen, Book book, Dice dice) {
		int account = town.county().account(person, dice);
		long drawn = fen / 100_000 * 100_000;
		if (drawn > 0 && dice.chance(0.75)) {
			book.pay(Hours.office(dice), account, town.institutions().cash(town.county(), account), drawn, Channel.CASH,
					dice.pick("取现", "ATM取款", ""));
		}
	}
}
