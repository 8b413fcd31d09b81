package cn.fangfei.detection.flow;

import java.util.Arrays;

/**
 * Some hundred rows in the order they were read, columns side by side: what a reader hands to the watch, so that keys are looked up many at
 * a time and one thread may read while another watches. Filled again and again; no object for a row.
 */
public final class FlowRows {

	/** Large enough that handing over costs nothing, small enough to stay in the cache of a core. */
	static final int MOST = 512;

	int size;

	/** The three keys of each row behind each other: transaction, payer, payee. */
	byte[] keys = new byte[MOST * 64];

	/** Of row i its keys end at 3i, 3i + 1 and 3i + 2; they begin where those of the row before end. */
	final int[] keyEnd = new int[3 * MOST];
	final long[] payerCode = new long[MOST];
	final long[] payeeCode = new long[MOST];

	/** Milliseconds since 1970-01-01T00:00 of the clock in Asia/Shanghai. */
	final long[] millis = new long[MOST];
	final long[] fen = new long[MOST];
	final byte[] marks = new byte[MOST];
	final long[] line = new long[MOST];

	/** Forgets all rows. */
	public void clear() {
		size = 0;
	}

	public boolean full() {
		return size == MOST;
	}

	public int size() {
		return size;
	}

	/** When a row was: milliseconds since 1970-01-01T00:00 of the clock in Asia/Shanghai. */
	public long millis(int row) {
		return millis[row];
	}

	/** Copies a row. */
	public void add(FlowTransaction row) {
		int begin = keyBegin(size);
		int length = row.payeeEnd();
		if (begin + length > keys.length) {
			keys = Arrays.copyOf(keys, Math.max(begin + length, keys.length * 2));
		}
		System.arraycopy(row.keys(), 0, keys, begin, length);
		keyEnd[3 * size] = begin + row.idEnd();
		keyEnd[3 * size + 1] = begin + row.payerEnd();
		keyEnd[3 * size + 2] = begin + length;
		payerCode[size] = ByteKeys.code(row.keys(), row.idEnd(), row.payerEnd());
		payeeCode[size] = ByteKeys.code(row.keys(), row.payerEnd(), length);
		millis[size] = row.millis();
		fen[size] = row.fen();
		marks[size] = FlowLog.marks(row.channel(), row.rollOver());
		line[size] = row.line();
		size++;
	}

	/** Leaves out the rows from a time on; the others stay in their order. Returns how many went. */
	public int dropFrom(long end) {
		int kept = 0;
		int bytes = 0;
		int before = size;
		for (int i = 0; i < before; i++) {
			if (millis[i] >= end) {
				continue;
			}
			int begin = keyBegin(i);
			int length = keyEnd[3 * i + 2] - begin;
			int idLength = keyEnd[3 * i] - begin;
			int payerLength = keyEnd[3 * i + 1] - begin;
			System.arraycopy(keys, begin, keys, bytes, length);
			keyEnd[3 * kept] = bytes + idLength;
			keyEnd[3 * kept + 1] = bytes + payerLength;
			keyEnd[3 * kept + 2] = bytes + length;
			bytes += length;
			payerCode[kept] = payerCode[i];
			payeeCode[kept] = payeeCode[i];
			millis[kept] = millis[i];
			fen[kept] = fen[i];
			marks[kept] = marks[i];
			line[kept] = line[i];
			kept++;
		}
		size = kept;
		return before - kept;
	}

	int keyBegin(int row) {
		return row == 0 ? 0 : keyEnd[3 * row - 1];
	}

}
