package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * The single transactions of one gated party over the last {@value FlowSettings#LOG_DAYS} days, in the order of time: what sentences are
 * reckoned from and evidence is listed from. About 45 bytes each, at most {@value FlowSettings#LOG_MOST}; when there are more, the oldest
 * go and {@link #since} says from which second on the log is whole.
 */
final class FlowLog {

	/** Seconds count from 2000-01-01T00:00 of the clock in Asia/Shanghai and fit an int until 2068. */
	static final long ORIGIN_MILLIS = 946_684_800_000L;
	private static final int OUT = 1;
	private static final int ROLL_OVER = 2;

	/** The first that counts, and one behind the last. */
	int from;
	int to;
	int[] second = new int[16];

	/** The other party, -1 for nobody. */
	int[] other = new int[16];
	long[] fen = new long[16];
	byte[] marks = new byte[16];

	/** Of a payout what the person had paid in before it. */
	long[] base = new long[16];

	/** Of a payout the days since the one before, or since the first deposit. */
	short[] gap = new short[16];
	private int[] idEnd = new int[16];
	private byte[] ids = new byte[256];

	/** Nothing after this second is missing. */
	private int since = Integer.MIN_VALUE;

	static byte marks(FlowChannel channel, boolean rollOver) {
		return (byte) (channel.ordinal() << 2 | (rollOver ? ROLL_OVER : 0));
	}

	static int second(long millis) {
		return (int) Math.max(Integer.MIN_VALUE + 1, Math.min(Integer.MAX_VALUE, Math.floorDiv(millis - ORIGIN_MILLIS, 1_000L)));
	}

	static int secondOfDay(int epochDay) {
		return second(epochDay * 86_400_000L);
	}

	/** The day, counted from 1970, of an entry. */
	int day(int i) {
		return (int) Math.floorDiv(second[i] * 1_000L + ORIGIN_MILLIS, 86_400_000L);
	}

	boolean out(int i) {
		return (marks[i] & OUT) != 0;
	}

	boolean rollOver(int i) {
		return saysRollOver(marks[i]);
	}

	FlowChannel channel(int i) {
		return channelOf(marks[i]);
	}

	static boolean saysRollOver(byte marks) {
		return (marks & ROLL_OVER) != 0;
	}

	static FlowChannel channelOf(byte marks) {
		return FlowChannel.at((marks & 0xff) >> 2 & 7);
	}

	String id(int i) {
		int begin = i == 0 ? 0 : idEnd[i - 1];
		return new String(ids, begin, idEnd[i] - begin, StandardCharsets.UTF_8);
	}

	/** Where entries from a second on begin. */
	int first(int fromSecond) {
		int low = from;
		int high = to;
		while (low < high) {
			int middle = low + high >>> 1;
			if (second[middle] < fromSecond) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	/** The second from which on every transaction that was kept singly is here. */
	int since() {
		return since;
	}

	/** Says that nothing before a second was kept: the log begins when the gate opens. */
	void begins(int second) {
		since = Math.max(since, second);
	}

	void add(int at, int who, long amount, byte rowMarks, boolean paid, long paidInBefore, int days, byte[] id, int idBegin, int idStop) {
		int stale = at - FlowSettings.LOG_DAYS * 86_400;
		while (from < to && second[from] < stale) {
			from++;
		}
		if (to - from == FlowSettings.LOG_MOST) {
			since = second[from] + 1;
			from++;
			// what is of the same second goes with it
			while (from < to && second[from] < since) {
				from++;
			}
		}
		if (to == second.length) {
			room();
		}
		int begin = to == 0 ? 0 : idEnd[to - 1];
		if (begin + idStop - idBegin > ids.length) {
			ids = Arrays.copyOf(ids, Math.max(begin + idStop - idBegin, ids.length * 2));
		}
		System.arraycopy(id, idBegin, ids, begin, idStop - idBegin);
		idEnd[to] = begin + idStop - idBegin;
		second[to] = at;
		other[to] = who;
		fen[to] = amount;
		marks[to] = (byte) (rowMarks | (paid ? OUT : 0));
		base[to] = paidInBefore;
		gap[to] = (short) Math.min(Short.MAX_VALUE, days);
		to++;
	}

	/** Closes the gap that old entries left, or grows. */
	private void room() {
		if (from * 4 < to && second.length < 2 * FlowSettings.LOG_MOST) {
			resize(second.length * 2);
			return;
		}
		int begin = from == 0 ? 0 : idEnd[from - 1];
		int kept = to - from;
		for (int i = 0; i < kept; i++) {
			idEnd[i] = idEnd[from + i] - begin;
		}
		System.arraycopy(ids, begin, ids, 0, kept == 0 ? 0 : idEnd[kept - 1]);
		System.arraycopy(second, from, second, 0, kept);
		System.arraycopy(other, from, other, 0, kept);
		System.arraycopy(fen, from, fen, 0, kept);
		System.arraycopy(marks, from, marks, 0, kept);
		System.arraycopy(base, from, base, 0, kept);
		System.arraycopy(gap, from, gap, 0, kept);
		from = 0;
		to = kept;
	}

	private void resize(int length) {
		second = Arrays.copyOf(second, length);
		other = Arrays.copyOf(other, length);
		fen = Arrays.copyOf(fen, length);
		marks = Arrays.copyOf(marks, length);
		base = Arrays.copyOf(base, length);
		gap = Arrays.copyOf(gap, length);
		idEnd = Arrays.copyOf(idEnd, length);
	}

	/** The entries of several logs as one; those between the members are left out. */
	static FlowLog merged(List<FlowLog> logs, Set<Integer> members) {
		var all = new FlowLog();
		var next = new int[logs.size()];
		for (int k = 0; k < next.length; k++) {
			next[k] = logs.get(k).from;
			all.since = Math.max(all.since, logs.get(k).since);
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
				return all;
			}
			var log = logs.get(best);
			int i = next[best]++;
			if (!members.contains(log.other[i])) {
				all.add(log.second[i], log.other[i], log.fen[i], (byte) (log.marks[i] & ~OUT), log.out(i), log.base[i], log.gap[i], log.ids,
						i == 0 ? 0 : log.idEnd[i - 1], log.idEnd[i]);
			}
		}
	}

	private static boolean before(FlowLog a, int i, FlowLog b, int j) {
		return a.second[i] != b.second[j] ? a.second[i] < b.second[j] : a.id(i).compareTo(b.id(j)) < 0;
	}

	/** Gives the other parties other numbers. */
	void renumber(IntUnaryOperator number) {
		for (int i = from; i < to; i++) {
			other[i] = other[i] < 0 ? other[i] : number.applyAsInt(other[i]);
		}
	}

	/** Bytes held, for the figures of memory. */
	long bytesHeld() {
		return 31L * second.length + ids.length;
	}

	void write(DataOutput stream) throws IOException {
		stream.writeInt(to - from);
		stream.writeInt(since);
		for (int i = from; i < to; i++) {
			stream.writeInt(second[i]);
			stream.writeInt(other[i]);
			stream.writeLong(fen[i]);
			stream.writeByte(marks[i]);
			stream.writeLong(base[i]);
			stream.writeShort(gap[i]);
			int begin = i == 0 ? 0 : idEnd[i - 1];
			stream.writeByte(idEnd[i] - begin);
			stream.write(ids, begin, idEnd[i] - begin);
		}
	}

	static FlowLog read(DataInput stream) throws IOException {
		var log = new FlowLog();
		int count = stream.readInt();
		log.since = stream.readInt();
		var id = new byte[ByteKeys.LONGEST];
		for (int n = 0; n < count; n++) {
			int at = stream.readInt();
			int who = stream.readInt();
			long amount = stream.readLong();
			byte rowMarks = stream.readByte();
			long paidInBefore = stream.readLong();
			int days = stream.readShort();
			int length = stream.readUnsignedByte();
			stream.readFully(id, 0, length);
			log.add(at, who, amount, (byte) (rowMarks & ~OUT), (rowMarks & OUT) != 0, paidInBefore, days, id, 0, length);
		}
		return log;
	}

}
