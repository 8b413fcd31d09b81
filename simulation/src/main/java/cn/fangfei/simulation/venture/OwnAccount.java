package cn.fangfei.simulation.venture;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.trade.Town;

/** One account for everything. */
public final class OwnAccount implements Collection {

	private final Town town;
	private final int account;

	public OwnAccount(Town town, int account) {
		this.town = town;
		this.account = account;
	}

	@Override
	public void take(int person, long fen, String memo, Day day, Book book, Dice dice) {
		town.purse().send(book, person, account, fen, memo, dice);
	}

	@Override
	public int payer(Day day, Dice dice) {
		return account;
	}
}
