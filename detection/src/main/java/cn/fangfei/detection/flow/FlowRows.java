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

	/** The ids of the transactions behind each other, and where that of each row ends. */
	byte[] ids = new byte[MOST * 24];
	final int[] idEnd = new int[MOST];

	/**
	 * The keys of payer and payee of each row behind each other; of row i they end at 2i and 2i + 1. Apart from what is always asked for: who
	 * takes rows over from another core fetches less.
	 */
	byte[] keys = new byte[MOST * 48];
	final int[] keyEnd = new int[2 * MOST];

	/** The {@link ByteKeys#code} of the payer of row i at 2i, of its payee at 2i + 1. */
	final long[] codes = new long[2 * MOST];

	/** In the same places their parties, once looked for; -1 where nobody is, or where it was not known by the code alone. */
	final int[] parties = new int[2 * MOST];

	/** Where they were looked for, null before, and how many accounts had turned there. */
	AccountBook lookedIn;
	int turned;

	/** Room for looking. */
	final int[] left = new int[ByteKeys.AT_ONCE];

	/** Keeps what was read ahead from being left out as useless. */
	long near;

	/** Milliseconds since 1970-01-01T00:00 of the clock in Asia/Shanghai. */
	final long[] millis = new long[MOST];
	final long[] fen = new long[MOST];
	final byte[] marks = new byte[MOST];
	final long[] line = new long[MOST];

	/** Forgets all rows. */
	public void clear() {
		size = 0;
		lookedIn = null;
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
		int idBegin = idBegin(size);
		int keyBegin = keyBegin(size);
		int idLength = row.idEnd();
		int length = row.payeeEnd() - idLength;
		ids = roomFor(ids, idBegin + idLength);
		keys = roomFor(keys, keyBegin + length);
		System.arraycopy(row.keys(), 0, ids, idBegin, idLength);
		System.arraycopy(row.keys(), idLength, keys, keyBegin, length);
		idEnd[size] = idBegin + idLength;
		keyEnd[2 * size] = keyBegin + row.payerEnd() - idLength;
		keyEnd[2 * size + 1] = keyBegin + length;
		codes[2 * size] = ByteKeys.code(row.keys(), idLength, row.payerEnd());
		codes[2 * size + 1] = ByteKeys.code(row.keys(), row.payerEnd(), row.payeeEnd());
		millis[size] = row.millis();
		fen[size] = row.fen();
		marks[size] = FlowLog.marks(row.channel(), row.rollOver());
		line[size] = row.line();
		size++;
		lookedIn = null;
	}

	/** Leaves out the rows from a time on; the others stay in their order. Returns how many went. */
	public int dropFrom(long end) {
		int kept = 0;
		int idBytes = 0;
		int keyBytes = 0;
		int before = size;
		for (int i = 0; i < before; i++) {
			if (millis[i] >= end) {
				continue;
			}
			int idLength = idEnd[i] - idBegin(i);
			int payerLength = keyEnd[2 * i] - keyBegin(i);
			int length = keyEnd[2 * i + 1] - keyBegin(i);
			System.arraycopy(ids, idBegin(i), ids, idBytes, idLength);
			System.arraycopy(keys, keyBegin(i), keys, keyBytes, length);
			idEnd[kept] = idBytes + idLength;
			keyEnd[2 * kept] = keyBytes + payerLength;
			keyEnd[2 * kept + 1] = keyBytes + length;
			idBytes += idLength;
			keyBytes += length;
			for (int side = 0; side < 2; side++) {
				codes[2 * kept + side] = codes[2 * i + side];
				parties[2 * kept + side] = parties[2 * i + side];
			}
			millis[kept] = millis[i];
			fen[kept] = fen[i];
			marks[kept] = marks[i];
			line[kept] = line[i];
			kept++;
		}
		size = kept;
		return before - kept;
	}

	int idBegin(int row) {
		return row == 0 ? 0 : idEnd[row - 1];
	}

	/** Where the payer's key begins; the payee's begins where it ends. */
	int keyBegin(int row) {
		return row == 0 ? 0 : keyEnd[2 * row - 1];
	}

	private static byte[] roomFor(byte[] bytes, int length) {
		return length <= bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(length, bytes.length * 2));
	}

}
