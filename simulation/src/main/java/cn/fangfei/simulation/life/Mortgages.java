package cn.fangfei.simulation.life;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Channel;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Habit;
import cn.fangfei.simulation.county.Hours;
import cn.fangfei.simulation.county.Money;
import cn.fangfei.simulation.trade.Town;

/** Every sixth person of working age pays the bank the same instalment on the same day of each month. */
public final class Mortgages implements Habit {

	private final Town town;
	private final Dice dice;

	public Mortgages(Town town, Dice dice) {
		this.town = town;
		this.dice = dice.split("mortgages");
	}

	@Override
	public void live(Day day, Book book) {
		var people = town.county().people();
		for (int person = 0; person < people.locals(); person++) {
			if (people.ofAge(person) && !people.elder(person)) {
				var own = dice.split(person);
				if (own.chance(0.16) && own.from(1, 28) == day.date().getDayOfMonth()) {
					int account = town.county().account(person);
					book.pay(Hours.night(own), account, town.institutions().loans(town.county(), account), Money.exact(own.logNormal(2_300, 0.4)),
							Channel.OTHER, "还贷");
				}
			}
		}
	}
}
