package cn.fangfei.simulation.life;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;
import cn.fangfei.simulation.trade.Town;

/** Cash out of and into the bank; the old need it more. Now and then a large sum is fetched for a house, a wedding, a treatment. */
public final class CashNeeds extends Daily {

	public CashNeeds(Town town, Dice dice) {
		super(town, dice, "cash");
	}

	@Override
	double share(Day day) {
		return 0.016;
	}

	@Override
	void live(int person, Day day, Book book, Dice dice) {
		boolean elder = town.county().people().elder(person);
		if (!elder && dice.chance(0.5)) {
			return;
		}
		int account = town.county().account(person, dice);
		int desk = town.institutions().cash(town.county(), account);
		boolean large = dice.chance(0.035);
		long fen = Money.inUnits(large ? dice.logNormal(28_000, 0.7) : dice.logNormal(900, 0.8), large ? 1_000 : 100);
		int second = large || elder ? Hours.office(dice) : Hours.person(dice);
		if (dice.chance(0.72)) {
			book.pay(second, account, desk, fen, Channel.CASH, dice.pick("取现", "ATM取款", ""));
		} else {
			book.pay(second, desk, account, fen, Channel.CASH, dice.pick("存现", "现金存入", ""));
		}
	}
}
