package cn.fangfei.simulation.venture;

import java.util.Arrays;

/** What came into a venture on each day: newcomers and money, in whatever form. */
public final class Tally {

	private final int[] newcomers;
	private final long[] fen;

	Tally(int days) {
		newcomers = new int[days];
		fen = new long[days];
	}

	void joined(int day) {
		newcomers[day]++;
	}

	void paidIn(int day, long amount) {
		fen[day] += amount;
	}

	public int newcomers(int day) {
		return newcomers[day];
	}

	/** In fen. */
	public long paidIn(int day) {
		return fen[day];
	}

	public int members() {
		return Arrays.stream(newcomers).sum();
	}

	/** In fen. */
	public long raised() {
		return Arrays.stream(fen).sum();
	}

	/** In fen, in the days before one, at most {@code span} of them. */
	public long raisedBefore(int day, int span) {
		return Arrays.stream(fen, Math.max(0, day - span), Math.max(0, day)).sum();
	}
}
