package cn.fangfei.simulation.venture;

import cn.fangfei.simulation.county.Day;
import cn.fangfei.simulation.county.Dice;

/** What members get back, and when. */
public interface Returns {

	/** Pays a member; false if it could not be paid. */
	interface Desk {

		boolean pay(int member, long fen, String memo);

		/** A member pays in again what she was paid, some days later. */
		void again(int member, long fen, int inDays);
	}

	/** Nothing comes back: what was paid for is a service. */
	Returns NONE = new Returns() {

		@Override
		public void paidIn(Lot lot, Dice dice) {
		}

		@Override
		public void today(Day day, Desk desk, Dice dice) {
		}
	};

	/** A payment in was made today. */
	void paidIn(Lot lot, Dice dice);

	/** Pays what is due today. */
	void today(Day day, Desk desk, Dice dice);
}
