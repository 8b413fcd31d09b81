package cn.fangfei.simulation.venture;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;

/** What stands behind the payments of a venture. */
public interface Backing {

	/** A real business: whatever is owed can be paid. */
	Backing TRADE = new Backing() {

		@Override
		public boolean afford(long fen) {
			return true;
		}
	};

	/** Whether an amount can be paid now. */
	boolean afford(long fen);

	/** Money came in from a member. */
	default void received(long fen) {
	}

	/** Money went out to a member. */
	default void paid(long fen) {
	}

	/** Something owed could not be paid. */
	default void failed(long fen) {
	}

	/** The end of a day. */
	default void evening(Day day, Book book, Dice dice) {
	}

	/** Whether members are still sought. */
	default boolean recruiting() {
		return true;
	}
}
