package cn.fangfei.simulation.venture;

import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;

/** How people are won. */
public interface Recruitment {

	/** Takes those whom a day brings. */
	interface Door {

		/**
		 * @param person index
		 * @param introducer number of the member who brought her, −1 if none did
		 */
		void enter(int person, int introducer);
	}

	/** Opens the door to those who come on a day. */
	void today(Day day, Members members, Dice dice, Door door);
}
