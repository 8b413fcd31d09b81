package cn.fangfei.simulation.trade;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;
import cn.fangfei.simulation.county.Habit;

/** A habit of a firm: lived while the firm is open, with dice of its own for each day. */
public abstract class Business implements Habit {

	protected final Town town;
	protected final Firm firm;
	protected final Dice dice;

	/** @param name tells this habit from the others of the same firm */
	protected Business(Town town, Firm firm, Dice dice, String name) {
		this.town = town;
		this.firm = firm;
		this.dice = dice.split(name);
	}

	@Override
	public final void live(Day day, Book book) {
		if (firm.open(day.index())) {
			open(day, book, dice.split(day.index()));
		}
	}

	/** A day on which the firm is open. */
	protected abstract void open(Day day, Book book, Dice dice);
}
