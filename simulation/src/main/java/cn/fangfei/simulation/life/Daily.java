package cn.fangfei.simulation.life;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Habit;
import cn.fangfei.simulation.trade.Town;

/** A habit of all locals with an account; each has dice of her own for each day. */
abstract class Daily implements Habit {

	final Town town;
	final Dice dice;

	Daily(Town town, Dice dice, String name) {
		this.town = town;
		this.dice = dice.split(name);
	}

	@Override
	public final void live(Day day, Book book) {
		var today = dice.split(day.index());
		begin(day, book, today);
		double share = share(day);
		var people = town.county().people();
		for (int person = 0; person < people.locals(); person++) {
			if (people.ofAge(person)) {
				var own = today.split(person);
				// the first throw decides for most that nothing happens today
				if (own.uniform() < share) {
					live(person, day, book, own);
				}
			}
		}
	}

	/** What happens first on a day. */
	void begin(Day day, Book book, Dice dice) {
	}

	/** The share of people to whom it may happen on a day. */
	abstract double share(Day day);

	/** One person, to whom it happens. */
	abstract void live(int person, Day day, Book book, Dice dice);
}
