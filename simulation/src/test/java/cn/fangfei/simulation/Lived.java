package cn.fangfei.simulation;

import java.util.ArrayList;
import java.util.List;

import cn.fangfei.simulation.county.Channel;

/** A small world that was lived, with the payments somebody wants to look at kept in memory. */
record Lived(World world, List<Payment> payments) {

	record Payment(int day, int second, int payer, int payee, long fen, Channel channel, String memo) {
	}

	/** Which payments to keep. */
	interface Wanted {

		boolean wants(int payer, int payee);
	}

	static Lived all(Settings settings) {
		return of(new World(settings), (payer, payee) -> true);
	}

	static Lived of(World world, Wanted wanted) {
		var payments = new ArrayList<Payment>();
		world.live((day, book) -> book.read((second, payer, payee, fen, channel, memo) -> {
			if (wanted.wants(payer, payee)) {
				payments.add(new Payment(day.index(), second, payer, payee, fen, channel, memo));
			}
		}));
		return new Lived(world, payments);
	}
}
