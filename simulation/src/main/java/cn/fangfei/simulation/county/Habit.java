package cn.fangfei.simulation.county;

/** Something that somebody does day by day. It remembers what it must; its chances are its own. */
public interface Habit {

	/** Lives one day and enters in the book what was paid. Days come one after the other, none is left out. */
	void live(Day day, Book book);
}
