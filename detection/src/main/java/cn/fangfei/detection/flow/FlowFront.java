package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;

/**
 * The front of a divided watch: takes the rows as they come, finds whose accounts they name, holds them until their day is complete, leaves
 * out what is late or there twice, and hands them on in the one order in which {@link FlowMonitor} works them off. It is that monitor,
 * without the records of the parties; {@link FlowShard} keeps these, {@link FlowCourt} judges.
 */
public final class FlowFront {

	private static final int CACHED = 1 << 14;

	private final FlowMonitor monitor;
	private final int[] cachedParty = new int[CACHED];
	private final FlowParty[] cached = new FlowParty[CACHED];

	/** Who goes on. */
	public interface Next {

		/** The rows of a day begin; all days before are over. */
		void day(int epochDay);

		/**
		 * One row, the next in order.
		 *
		 * @param payer null when nobody knows
		 * @param payee null when nobody knows
		 */
		void payment(FlowPayment payment);

		/**
		 * A day is over after which subjects are judged. Told before the rows of a later day, after all of its own.
		 *
		 * @param elder share of those with a known year of birth who are sixty or older in that year
		 * @param elsewhere share of those with a known region who live outside the region most live in
		 */
		void judged(int epochDay, double elder, double elsewhere);

	}

	public FlowFront(FlowSettings settings, AccountBook book, FlowSink sink, Next next) {
		this(new FlowMonitor(settings, book, sink), next);
	}

	private FlowFront(FlowMonitor monitor, Next next) {
		this.monitor = monitor;
		monitor.relayTo(new FlowMonitor.Relay() {

			@Override
			public void day(int day) {
				next.day(day);
			}

			@Override
			public void row(DayBatch batch, int row) {
				next.payment(payment(batch, row));
			}

			@Override
			public void judged(int day, AccountBook.Population population) {
				next.judged(day, population.elder(), population.elsewhere());
			}

		});
	}

	/** Takes one row; days that are complete by it are handed on before it returns. */
	public void accept(FlowTransaction row) {
		monitor.accept(row);
	}

	/** Hands on what waits; the stream may not go on afterwards. */
	public void end() {
		monitor.end();
	}

	public FlowCounts counts() {
		return monitor.counts();
	}

	/** The last day handed on; null before any. */
	public LocalDate lastDay() {
		return monitor.workedDay();
	}

	private FlowPayment payment(DayBatch batch, int row) {
		var id = new byte[batch.idEnd[row] - batch.idBegin(row)];
		System.arraycopy(batch.ids, batch.idBegin(row), id, 0, id.length);
		byte marks = batch.marks[row];
		return new FlowPayment(id, batch.day * (long) DayBatch.DAY_MILLIS + batch.millisOfDay[row], party(batch.payer[row]),
				party(batch.payee[row]), batch.fen[row], FlowLog.channelOf(marks), FlowLog.saysRollOver(marks));
	}

	private FlowParty party(int party) {
		if (party == AccountBook.NOBODY) {
			return null;
		}
		int place = party & CACHED - 1;
		if (cached[place] == null || cachedParty[place] != party) {
			cachedParty[place] = party;
			cached[place] = monitor.accounts().describe(party);
		}
		return cached[place];
	}

	/** Writes the whole state; {@link #read} goes on from there. */
	public void write(DataOutput out) throws IOException {
		monitor.write(out);
	}

	public static FlowFront read(DataInput in, FlowSettings settings, FlowSink sink, Next next) throws IOException {
		return new FlowFront(FlowMonitor.read(in, settings, FlowMonitor.standardWeights(), sink), next);
	}

}
