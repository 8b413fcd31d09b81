package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** The transactions of one day that wait until no earlier one can come: columns side by side, about 40 bytes a row. */
final class DayBatch {

	static final int DAY_MILLIS = 86_400_000;

	/** So many rows of one moment are put in order one by one. */
	private static final int FEW = 16;

	int day;
	int size;
	int[] millisOfDay = new int[64];
	int[] payer = new int[64];
	int[] payee = new int[64];
	long[] fen = new long[64];
	byte[] marks = new byte[64];
	int[] line = new int[64];
	int[] idEnd = new int[64];
	byte[] ids = new byte[1024];

	DayBatch(int day) {
		this.day = day;
	}

	/** Takes over a row of this day. */
	void add(FlowRows rows, int row, int payerParty, int payeeParty) {
		if (size == payer.length) {
			grow(size * 2);
		}
		int begin = idBegin(size);
		int from = rows.idBegin(row);
		int length = rows.idEnd[row] - from;
		if (begin + length > ids.length) {
			ids = Arrays.copyOf(ids, Math.max(begin + length, ids.length * 2));
		}
		System.arraycopy(rows.ids, from, ids, begin, length);
		idEnd[size] = begin + length;
		millisOfDay[size] = (int) (rows.millis[row] - day * (long) DAY_MILLIS);
		payer[size] = payerParty;
		payee[size] = payeeParty;
		fen[size] = rows.fen[row];
		marks[size] = rows.marks[row];
		line[size] = (int) Math.min(Integer.MAX_VALUE, rows.line[row]);
		size++;
	}

	/** Empties it for another day, with the room it has. */
	DayBatch again(int nextDay) {
		day = nextDay;
		size = 0;
		return this;
	}

	int idBegin(int row) {
		return row == 0 ? 0 : idEnd[row - 1];
	}

	private void grow(int room) {
		millisOfDay = Arrays.copyOf(millisOfDay, room);
		payer = Arrays.copyOf(payer, room);
		payee = Arrays.copyOf(payee, room);
		fen = Arrays.copyOf(fen, room);
		marks = Arrays.copyOf(marks, room);
		line = Arrays.copyOf(line, room);
		idEnd = Arrays.copyOf(idEnd, room);
	}

	/**
	 * The rows in the one order in which they are worked off, however they came: by time, then by the bytes of the transaction's id, then
	 * by what else they say.
	 *
	 * @param names of each party a number that does not hang on when it came
	 */
	int[] order(IntToLongFunction names) {
		boolean sorted = true;
		for (int i = 1; i < size; i++) {
			sorted &= millisOfDay[i - 1] <= millisOfDay[i];
		}
		var order = new int[size];
		if (sorted) {
			Arrays.setAll(order, i -> i);
		}
		else {
			var byTime = new long[size];
			for (int i = 0; i < size; i++) {
				byTime[i] = (long) millisOfDay[i] << 32 | i;
			}
			Arrays.sort(byTime);
			Arrays.setAll(order, i -> (int) byTime[i]);
		}
		int to;
		for (int from = 0; from < size; from = to) {
			to = from + 1;
			while (to < size && millisOfDay[order[to]] == millisOfDay[order[from]]) {
				to++;
			}
			moment(order, from, to, names);
		}
		return order;
	}

	/** Orders the rows of one moment. Most moments hold one row or two; where only the day was written down, it is the whole day. */
	private void moment(int[] order, int from, int to, IntToLongFunction names) {
		if (to - from > FEW) {
			var rows = new Integer[to - from];
			Arrays.setAll(rows, i -> order[from + i]);
			Arrays.sort(rows, (a, b) -> compare(a, b, names));
			for (int i = from; i < to; i++) {
				order[i] = rows[i - from];
			}
			return;
		}
		for (int i = from + 1; i < to; i++) {
			for (int j = i; j > from && compare(order[j - 1], order[j], names) > 0; j--) {
				int swap = order[j];
				order[j] = order[j - 1];
				order[j - 1] = swap;
			}
		}
	}

	boolean sameId(int a, int b) {
		return millisOfDay[a] == millisOfDay[b] && Arrays.equals(ids, idBegin(a), idEnd[a], ids, idBegin(b), idEnd[b]);
	}

	boolean sameContent(int a, int b) {
		return payer[a] == payer[b] && payee[a] == payee[b] && fen[a] == fen[b] && marks[a] == marks[b];
	}

	private int compare(int a, int b, IntToLongFunction names) {
		int c = Arrays.compare(ids, idBegin(a), idEnd[a], ids, idBegin(b), idEnd[b]);
		c = c != 0 ? c : Long.compare(fen[a], fen[b]);
		c = c != 0 ? c : Byte.compare(marks[a], marks[b]);
		c = c != 0 ? c : byName(payer[a], payer[b], names);
		return c != 0 ? c : byName(payee[a], payee[b], names);
	}

	private static int byName(int party, int other, IntToLongFunction names) {
		// nobody has no name, and comes first
		return party == other || party < 0 || other < 0 ? Integer.compare(Math.min(party, 0), Math.min(other, 0))
				: Long.compare(names.applyAsLong(party), names.applyAsLong(other));
	}

	void write(DataOutput out) throws IOException {
		out.writeInt(day);
		out.writeInt(size);
		for (int i = 0; i < size; i++) {
			out.writeInt(millisOfDay[i]);
			out.writeInt(payer[i]);
			out.writeInt(payee[i]);
			out.writeLong(fen[i]);
			out.writeByte(marks[i]);
			out.writeInt(line[i]);
			out.writeInt(idEnd[i]);
		}
		out.write(ids, 0, idBegin(size));
	}

	static DayBatch read(DataInput in) throws IOException {
		var batch = new DayBatch(in.readInt());
		batch.size = in.readInt();
		batch.grow(Math.max(64, batch.size));
		for (int i = 0; i < batch.size; i++) {
			batch.millisOfDay[i] = in.readInt();
			batch.payer[i] = in.readInt();
			batch.payee[i] = in.readInt();
			batch.fen[i] = in.readLong();
			batch.marks[i] = in.readByte();
			batch.line[i] = in.readInt();
			batch.idEnd[i] = in.readInt();
		}
		batch.ids = new byte[Math.max(1024, batch.idBegin(batch.size))];
		in.readFully(batch.ids, 0, batch.idBegin(batch.size));
		return batch;
	}

}
