package cn.fangfei.simulation.life;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Habit;
import cn.fangfei.simulation.county.Money;
import cn.fangfei.simulation.trade.Town;

/** Pensions once a month to all of 60 and older: a few hundred yuan in the villages, some thousands for former employees. */
public final class Pensions implements Habit {

	private static final int PAYDAY = 10;

	private final Town town;
	private final Dice dice;

	public Pensions(Town town, Dice dice) {
		this.town = town;
		this.dice = dice.split("pensions");
	}

	@Override
	public void live(Day day, Book book) {
		if (!day.duty(PAYDAY)) {
			return;
		}
		var people = town.county().people();
		for (int person = 0; person < people.locals(); person++) {
			if (people.elder(person)) {
				var own = dice.split(person);
				double yuan = own.chance(0.35) ? own.logNormal(2_900, 0.3) : own.logNormal(230, 0.25);
				book.pay(6 * 3_600 + own.below(5_400), town.institutions().pensions(), town.county().account(person), Money.exact(yuan), Channel.OTHER,
						"养老金");
			}
		}
	}
}
