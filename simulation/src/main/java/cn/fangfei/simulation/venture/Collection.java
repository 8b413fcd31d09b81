package cn.fangfei.simulation.venture;

import cn.fangfei.simulation.county.Book;
import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;

/** Where the money of members goes in, and where theirs comes from. */
public interface Collection {

	/** Takes an amount from a person. */
	void take(int person, long fen, String memo, Day day, Book book, Dice dice);

	/** The account out of which members are paid today. */
	int payer(Day day, Dice dice);

	/** What is done with the accounts when the day is over. */
	default void evening(Day day, Book book, Dice dice) {
	}
}
