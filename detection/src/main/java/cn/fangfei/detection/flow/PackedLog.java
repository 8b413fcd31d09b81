package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * The single transactions of one gated party over the last {@value FlowSettings#LOG_DAYS} days, in the order of time, at most {@value
 * FlowSettings#LOG_MOST}; when there are more, the oldest go and {@link #since} says from which second on the log is whole. Kept as one
 * row of bytes, about 22 a transaction; {@link #opened} gives the columns that are reckoned with.
 *
 * <p>An entry is: how many bytes its numbers take, marks, seconds since the entry before, the other party + 1, hundredths of a yuan, of a
 * payout also what the person had paid in and the days since the payout before, the id. Numbers stand with their lowest byte first and
 * without the upper ones that are zero. An id of 1 to 18 digits is a number of at most eight bytes behind 0x80 + digits; any other is its
 * bytes behind their count.
 */
final class PackedLog {

	static final int OUT = 1;
	private static final int NUMBER_ID = 0x80;
	private static final int LONG_ID = 0x7f;
	private static final int DIGITS_MOST = 18;

	/** Bytes of all but the id of an entry, at most, with its count. */
	private static final int NUMBERS_MOST = 3 + 4 + 4 + 8 + 8 + 2 + 3;

	/** Numbers are read eight bytes at a time: so many must follow the last. */
	private static final int BEHIND = 8;

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	/** The lowest n bytes. */
	private static final long[] MASK = new long[9];

	static {
		for (int n = 1; n <= 8; n++) {
			MASK[n] = -1L >>> 64 - 8 * n;
		}
	}

	private byte[] data = new byte[64];
	private int head;
	private int tail;
	private int count;
	private int headSecond;
	private int lastSecond;

	/** Nothing after this second is missing. */
	private int since = Integer.MIN_VALUE;

	int size() {
		return count;
	}

	/** Reads where the next entry will stand, and the first. */
	int near() {
		return data[tail] + data[head];
	}

	/** Says that nothing before a second was kept: the log begins when the gate opens. */
	void begins(int second) {
		since = Math.max(since, second);
	}

	/**
	 * Adds what comes after all that is there.
	 *
	 * @param at second, {@link FlowLog#second}
	 * @param who the other party, -1 for nobody
	 * @param paidInBefore of a payout what the person had paid in
	 * @param days of a payout since the one before, or since the first deposit
	 */
	void add(int at, int who, long fen, byte rowMarks, boolean paid, long paidInBefore, int days, byte[] id, int idBegin, int idStop) {
		int begin = begin(at, who, fen, rowMarks, paid, paidInBefore, days, idStop - idBegin);
		tail = putId(data, begin, id, idBegin, idStop);
	}

	/** Everything but the id; returns where that is to stand. */
	private int begin(int at, int who, long fen, byte rowMarks, boolean paid, long paidInBefore, int days, int idLength) {
		int stale = at - FlowSettings.LOG_DAYS * 86_400;
		while (count > 0 && headSecond < stale) {
			dropFirst();
		}
		if (count == FlowSettings.LOG_MOST) {
			since = headSecond + 1;
			// what is of the same second goes with it
			while (count > 0 && headSecond < since) {
				dropFirst();
			}
		}
		if (tail + NUMBERS_MOST + idLength + BEHIND > data.length) {
			room(NUMBERS_MOST + idLength + BEHIND);
		}
		if (count == 0) {
			headSecond = at;
			lastSecond = at;
		}
		long after = at - lastSecond & 0xffffffffL;
		int sizes = bytes(after) - 1 | bytes(who + 1) - 1 << 2 | bytes(fen) - 1 << 4;
		data[tail] = (byte) sizes;
		data[tail + 1] = (byte) (rowMarks | (paid ? OUT : 0));
		int to = tail + 2;
		int gap = Math.max(0, Math.min(Short.MAX_VALUE, days));
		if (paid) {
			data[to++] = (byte) (bytes(paidInBefore) - 1 | bytes(gap) - 1 << 3);
		}
		to = put(after, to);
		to = put(who + 1, to);
		to = put(fen, to);
		if (paid) {
			to = put(paidInBefore, to);
			to = put(gap, to);
		}
		lastSecond = at;
		count++;
		return to;
	}

	/** Closes the gap that old entries left, or grows. */
	private void room(int more) {
		int used = tail - head;
		var target = used + more > data.length - data.length / 16 ? new byte[used + more + used / 8] : data;
		System.arraycopy(data, head, target, 0, used);
		data = target;
		head = 0;
		tail = used;
	}

	private void dropFirst() {
		int sizes = data[head];
		int to = head + 2 + (sizes & 3) + 1 + (sizes >> 2 & 3) + 1 + (sizes >> 4 & 7) + 1;
		if ((data[head + 1] & OUT) != 0) {
			int more = data[head + 2];
			to += 1 + (more & 7) + 1 + (more >> 3) + 1;
		}
		head = idEnd(data, to);
		if (--count == 0) {
			head = 0;
			tail = 0;
			return;
		}
		int first = (data[head + 1] & OUT) != 0 ? head + 3 : head + 2;
		headSecond += (int) ((long) LONGS.get(data, first) & MASK[(data[head] & 3) + 1]);
	}

	/** Bytes of a number that is not negative, 1 to 8. */
	private static int bytes(long number) {
		return 71 - Long.numberOfLeadingZeros(number | 1) >>> 3;
	}

	private int put(long number, int at) {
		LONGS.set(data, at, number);
		return at + bytes(number);
	}

	private static int putId(byte[] to, int at, byte[] id, int from, int stop) {
		int length = stop - from;
		long number = 0;
		boolean digits = length > 0 && length <= DIGITS_MOST;
		for (int i = from; digits && i < stop; i++) {
			int digit = id[i] - '0';
			digits = digit >= 0 && digit <= 9;
			number = number * 10 + digit;
		}
		if (digits) {
			to[at++] = (byte) (NUMBER_ID + length);
			for (int n = bytesOf(length); n > 0; n--) {
				to[at++] = (byte) number;
				number >>>= 8;
			}
			return at;
		}
		if (length >= LONG_ID) {
			to[at++] = LONG_ID;
			to[at++] = (byte) length;
			to[at++] = (byte) (length >>> 8);
		}
		else {
			to[at++] = (byte) length;
		}
		System.arraycopy(id, from, to, at, length);
		return at + length;
	}

	/** Bytes that hold any number of so many digits: a digit has 3.33 bits. */
	private static int bytesOf(int digits) {
		return (digits * 10 + 23) / 24;
	}

	/** Where a packed id ends that begins somewhere. */
	private static int idEnd(byte[] data, int at) {
		int first = data[at] & 0xff;
		if (first > NUMBER_ID) {
			return at + 1 + bytesOf(first - NUMBER_ID);
		}
		return first == LONG_ID ? at + 3 + (data[at + 1] & 0xff | (data[at + 2] & 0xff) << 8) : at + 1 + first;
	}

	/** The id that stands packed at a place. */
	static String id(byte[] data, int at) {
		int first = data[at] & 0xff;
		if (first <= NUMBER_ID) {
			int begin = first == LONG_ID ? at + 3 : at + 1;
			return new String(data, begin, idEnd(data, at) - begin, StandardCharsets.UTF_8);
		}
		long number = 0;
		for (int i = bytesOf(first - NUMBER_ID); i > 0; i--) {
			number = number << 8 | data[at + i] & 0xff;
		}
		var digits = new byte[first - NUMBER_ID];
		for (int i = digits.length - 1; i >= 0; i--) {
			digits[i] = (byte) ('0' + number % 10);
			number /= 10;
		}
		return new String(digits, StandardCharsets.US_ASCII);
	}

	/** The entries in columns. They stay right until the next one is added here. */
	FlowLog opened() {
		return opened(new FlowLog());
	}

	/** The same in columns that were used before. */
	FlowLog opened(FlowLog open) {
		open.begin(count, data, since);
		var data = this.data;
		int at = head;
		int second = headSecond;
		for (int i = 0; i < count; i++) {
			int sizes = data[at];
			byte marks = data[at + 1];
			at += 2;
			int more = (marks & OUT) != 0 ? data[at++] : -1;
			int n = (sizes & 3) + 1;
			second += i == 0 ? 0 : (int) ((long) LONGS.get(data, at) & MASK[n]);
			at += n;
			n = (sizes >> 2 & 3) + 1;
			open.other[i] = (int) ((long) LONGS.get(data, at) & MASK[n]) - 1;
			at += n;
			n = (sizes >> 4 & 7) + 1;
			open.fen[i] = (long) LONGS.get(data, at) & MASK[n];
			at += n;
			if (more >= 0) {
				n = (more & 7) + 1;
				open.base[i] = (long) LONGS.get(data, at) & MASK[n];
				at += n;
				n = (more >> 3) + 1;
				open.gap[i] = (short) ((long) LONGS.get(data, at) & MASK[n]);
				at += n;
			}
			else {
				open.base[i] = 0;
				open.gap[i] = 0;
			}
			open.second[i] = second;
			open.marks[i] = marks;
			open.idAt[i] = at;
			at = idEnd(data, at);
		}
		return open;
	}

	/** The same with other numbers of the parties. */
	PackedLog renumbered(IntUnaryOperator number) {
		var log = opened();
		var other = new PackedLog();
		other.since = since;
		for (int i = log.from; i < log.to; i++) {
			other.add(log, i, log.other[i] < 0 ? log.other[i] : number.applyAsInt(log.other[i]));
		}
		return other;
	}

	/** Adds an entry of another log under another party. */
	private void add(FlowLog log, int i, int who) {
		int idBegin = log.idAt[i];
		int length = idEnd(log.ids, idBegin) - idBegin;
		int at = begin(log.second[i], who, log.fen[i], (byte) (log.marks[i] & ~OUT), log.out(i), log.base[i], log.gap[i], length);
		System.arraycopy(log.ids, idBegin, data, at, length);
		tail = at + length;
	}

	/** The entries of several logs as one; those between the members are left out. */
	static FlowLog merged(List<FlowLog> logs, Set<Integer> members) {
		var all = new PackedLog();
		var next = new int[logs.size()];
		var inside = members.stream().mapToInt(Integer::intValue).toArray();
		for (int k = 0; k < next.length; k++) {
			all.since = Math.max(all.since, logs.get(k).since());
		}
		while (true) {
			int best = -1;
			for (int k = 0; k < next.length; k++) {
				var log = logs.get(k);
				if (next[k] < log.to && (best < 0 || before(log, next[k], logs.get(best), next[best]))) {
					best = k;
				}
			}
			if (best < 0) {
				return all.opened();
			}
			var log = logs.get(best);
			int i = next[best]++;
			if (!among(inside, log.other[i])) {
				all.add(log, i, log.other[i]);
			}
		}
	}

	/** A group has twelve members at most. */
	private static boolean among(int[] parties, int party) {
		for (int one : parties) {
			if (one == party) {
				return true;
			}
		}
		return false;
	}

	private static boolean before(FlowLog a, int i, FlowLog b, int j) {
		return a.second[i] != b.second[j] ? a.second[i] < b.second[j] : a.id(i).compareTo(b.id(j)) < 0;
	}

	/** Bytes held, for the figures of memory. */
	long bytesHeld() {
		return data.length + 16 + 48;
	}

	void write(DataOutput stream) throws IOException {
		stream.writeInt(count);
		stream.writeInt(since);
		stream.writeInt(headSecond);
		stream.writeInt(lastSecond);
		stream.writeInt(tail - head);
		stream.write(data, head, tail - head);
	}

	static PackedLog read(DataInput stream) throws IOException {
		var log = new PackedLog();
		log.count = stream.readInt();
		log.since = stream.readInt();
		log.headSecond = stream.readInt();
		log.lastSecond = stream.readInt();
		log.tail = stream.readInt();
		log.data = new byte[Math.max(64, log.tail + BEHIND)];
		stream.readFully(log.data, 0, log.tail);
		return log;
	}

}
