package cn.fangfei.simulation.life;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;
import cn.fangfei.simulation.trade.Town;

/** One of a household pays water, gas, power and television, each on a day of its own. */
public final class Bills extends Daily {

	private static final double[] USUAL = { 42, 65, 110, 25 };

	public Bills(Town town, Dice dice) {
		super(town, dice, "bills");
	}

	@Override
	double share(Day day) {
		return 2.2 / 30;
	}

	@Override
	void live(int person, Day day, Book book, Dice dice) {
		var people = town.county().people();
		if (people.anyone(people.householdStart(person), people.householdEnd(person), this.dice.split(people.householdStart(person))) != person) {
			return;
		}
		int which = dice.weighted(0.3, 0.2, 0.4, 0.1);
		book.pay(Hours.person(dice), town.county().account(person), town.institutions().utility(which),
				Money.exact(dice.logNormal(USUAL[which], 0.4)),
				Channel.OTHER, dice.pick("代扣", "缴费", "生活缴费"));
	}
}
