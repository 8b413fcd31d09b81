package cn.fangfei.simulation.life;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Money;
import cn.fangfei.simulation.trade.Town;

/** Transfers among kin and acquaintances: support, gifts at feasts, small loans. */
public final class Gifts extends Daily {

	public Gifts(Town town, Dice dice) {
		super(town, dice, "gifts");
	}

	@Override
	double share(Day day) {
		return 0.022 * day.almanac().giving(day.index());
	}

	@Override
	void live(int person, Day day, Book book, Dice dice) {
		var people = town.county().people();
		int other = dice.chance(0.4) ? people.anyone(people.householdStart(person), people.householdEnd(person), dice)
				: town.county().contacts().any(person, dice);
		if (other < 0 || other == person) {
			return;
		}
		double yuan = switch (dice.weighted(0.5, 0.3, 0.16, 0.04)) {
			case 0 -> dice.pick(66.0, 88.0, 100.0, 100.0, 200.0, 200.0, 500.0, 600.0, 666.0, 800.0, 1_000.0);
			case 1 -> dice.logNormal(700, 0.9);
			case 2 -> dice.logNormal(4_000, 0.9);
			default -> dice.logNormal(25_000, 0.9);
		};
		town.purse().send(book, person, town.county().account(other), Money.chosen(yuan, dice),
				dice.pick("", "", "", "转账", "转账", "生活费", "红包", "还款", "借款", "礼金"), dice);
	}
}
