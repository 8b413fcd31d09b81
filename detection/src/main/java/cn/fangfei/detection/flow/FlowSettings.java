package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;

/**
 * How the watch is kept. Thresholds in money stand with the detectors that use them and are part of the version of the weights.
 *
 * @param latenessDays how many days a transaction may come after later ones and still be taken in its place; from 0 to 31
 * @param cadence when subjects are judged
 * @param fromScore for measuring: from this score on a subject is also told each time its score is higher than ever before, whatever its
 * level; infinite to tell by level alone
 */
public record FlowSettings(int latenessDays, Cadence cadence, double fromScore) {

	/** Days that an alert looks back. */
	static final int WINDOW_DAYS = 90;

	/** In its first days the watch only learns: who was paid before paying in is not known yet. */
	static final int LEARNING_DAYS = 60;

	/** Days that a gated party's single transactions are kept. */
	static final int LOG_DAYS = 180;

	/** Single transactions of a gated party that are kept; beyond that the time looked back over gets shorter. */
	static final int LOG_MOST = 4_096;

	/** A payment of a private person from here on can be a deposit (900 yuan). */
	static final long DEPOSIT_FEN = 90_000;

	/** A payment from here on counts for the gate and is kept singly (100 yuan). */
	static final long SINGLE_FEN = 10_000;

	/** Deposits of one person are fewer than payments of a customer, and larger (docs/detection/flow.md). */
	static final int DEPOSITS_MOST = 4;
	static final long DEPOSIT_MEAN_FEN = 300_000;

	/** A party that moved nothing for so many days sleeps. */
	static final int SLEEP_DAYS = 90;
	static final long PUT_BACK_FEN = 100_000;
	static final int PUT_BACK_DAYS = 60;

	/** A row so many days ahead of all others is put aside until others bear it out. */
	static final int JUMP_DAYS = 60;

	/** So many rows in a row bear a jump out. */
	static final int JUMP_ROWS = 256;

	public FlowSettings {
		if (latenessDays < 0 || latenessDays > 31) {
			throw new IllegalArgumentException("迟到期限应在0到31天之间");
		}
		if (!(fromScore >= 0)) {
			throw new IllegalArgumentException("分数应在0到100之间");
		}
	}

	/** Told by level alone. */
	public FlowSettings(int latenessDays, Cadence cadence) {
		this(latenessDays, cadence, Double.POSITIVE_INFINITY);
	}

	/** Judged every week on Sunday's end, seven days of lateness. */
	public static FlowSettings standard() {
		return new FlowSettings(7, Cadence.WEEK);
	}

	void write(DataOutput out) throws IOException {
		out.writeByte(latenessDays);
		out.writeByte(cadence.ordinal());
	}

	static FlowSettings read(DataInput in) throws IOException {
		return new FlowSettings(in.readByte(), Cadence.values()[in.readByte()]);
	}

	/** On the end of which days subjects are judged. */
	public enum Cadence {

		DAY, WEEK, MONTH;

		/** @param epochDay days since 1970 */
		public boolean judgesAfter(long epochDay) {
			return switch (this) {
				case DAY -> true;
				case WEEK -> Math.floorMod(epochDay - 3, 7) == 0;
				case MONTH -> LocalDate.ofEpochDay(epochDay + 1).getDayOfMonth() == 1;
			};
		}

	}

}
