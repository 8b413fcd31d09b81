package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * What one party had to do with each private person: when they paid in and were paid, how often and how much, and whether the payouts come
 * in step. At most {@value #MOST} pairs are kept; beyond that only the persons whose hash falls into an ever smaller part, so that
 * shares stay right and the memory is bounded. The pairs stand behind each other as they came; a small table of two bytes a place finds
 * them: about 50 bytes a pair.
 *
 * <p>Days count from 1970 and fit 16 bits until 2149; 0 means never. Sums are whole hundredths of a yuan, so that the order of adding
 * does not matter.
 */
final class PairTable {

	static final int MOST = 8_192;
	private static final int FIRST = 12;

	/** Bytes of one pair in the arrays below. */
	private static final int WIDTH = 37;

	/** Person + 1. */
	int[] person;
	short[] firstIn;
	short[] lastIn;
	short[] firstOut;
	short[] lastOut;

	/** Days between the last two payouts, 0 when there were not two. */
	short[] lastGap;
	long[] in;
	long[] out;
	short[] timesIn;
	short[] timesOut;
	byte[] inStep;
	byte[] gaps;

	/** Times a deposit of 1,000 yuan or more came within 60 days of a payout. */
	byte[] putBack;
	int size;

	/** Persons are kept whose hash ends in so many zero bits. */
	int thinning;

	/** Of the pairs as they are added to; {@link #merge} leaves them as they are. */
	private int large;
	private int onlyPaid;

	/** Where a pair stands + 1, by the hash of its person; 0 where nobody is. */
	private short[] table;

	PairTable() {
		allocate(FIRST);
	}

	/** Pairs stand at the places below this number. */
	int capacity() {
		return size;
	}

	/** The place of the table where a person stands or would stand. */
	private int slot(int who) {
		int mask = table.length - 1;
		int slot = who * 0x9e3779b1 >>> Integer.numberOfLeadingZeros(mask);
		while (table[slot] != 0 && person[table[slot] - 1] != who + 1) {
			slot = slot + 1 & mask;
		}
		return slot;
	}

	/** Where a person stands, or -1. */
	int find(int who) {
		return table[slot(who)] - 1;
	}

	/** Where a person stands, entered if new; -1 when the person is thinned out. */
	int at(int who, AccountBook book) {
		int slot = slot(who);
		if (table[slot] != 0) {
			return table[slot] - 1;
		}
		if (!kept(who, book)) {
			return -1;
		}
		if (size == MOST) {
			thinning++;
			thin(book);
			return at(who, book);
		}
		if (size == person.length) {
			resize(Math.min(MOST, size + (size >> 3) + 4));
			slot = slot(who);
		}
		person[size] = who + 1;
		table[slot] = (short) ++size;
		return size - 1;
	}

	boolean kept(int who, AccountBook book) {
		return thinning == 0 || Long.numberOfTrailingZeros(book.hash(who)) >= thinning;
	}

	/** Drops whom the present thinning does not keep. */
	private void thin(AccountBook book) {
		int rest = 0;
		for (int i = 0; i < size; i++) {
			if (kept(person[i] - 1, book)) {
				copy(this, i, rest++);
			}
		}
		// what is left behind the last must be as new for who comes next
		resize(size = rest);
		resize(Math.max(FIRST, rest + (rest >> 2)));
		count();
	}

	private void count() {
		large = 0;
		onlyPaid = 0;
		for (int i = 0; i < size; i++) {
			large += in[i] >= FlowSettings.DEPOSIT_MEAN_FEN ? 1 : 0;
			onlyPaid += firstIn[i] == 0 && firstOut[i] != 0 ? 1 : 0;
		}
	}

	private void allocate(int room) {
		person = new int[room];
		firstIn = new short[room];
		lastIn = new short[room];
		firstOut = new short[room];
		lastOut = new short[room];
		lastGap = new short[room];
		in = new long[room];
		out = new long[room];
		timesIn = new short[room];
		timesOut = new short[room];
		inStep = new byte[room];
		gaps = new byte[room];
		putBack = new byte[room];
		index(room);
	}

	private void resize(int room) {
		person = Arrays.copyOf(person, room);
		firstIn = Arrays.copyOf(firstIn, room);
		lastIn = Arrays.copyOf(lastIn, room);
		firstOut = Arrays.copyOf(firstOut, room);
		lastOut = Arrays.copyOf(lastOut, room);
		lastGap = Arrays.copyOf(lastGap, room);
		in = Arrays.copyOf(in, room);
		out = Arrays.copyOf(out, room);
		timesIn = Arrays.copyOf(timesIn, room);
		timesOut = Arrays.copyOf(timesOut, room);
		inStep = Arrays.copyOf(inStep, room);
		gaps = Arrays.copyOf(gaps, room);
		putBack = Arrays.copyOf(putBack, room);
		index(room);
	}

	/** Makes the table anew: at most every second of its places gets filled. */
	private void index(int room) {
		table = new short[Integer.highestOneBit(Math.max(8, room * 2 - 1)) * 2];
		for (int i = 0; i < size; i++) {
			table[slot(person[i] - 1)] = (short) (i + 1);
		}
	}

	private void copy(PairTable from, int i, int slot) {
		person[slot] = from.person[i];
		firstIn[slot] = from.firstIn[i];
		lastIn[slot] = from.lastIn[i];
		firstOut[slot] = from.firstOut[i];
		lastOut[slot] = from.lastOut[i];
		lastGap[slot] = from.lastGap[i];
		in[slot] = from.in[i];
		out[slot] = from.out[i];
		timesIn[slot] = from.timesIn[i];
		timesOut[slot] = from.timesOut[i];
		inStep[slot] = from.inStep[i];
		gaps[slot] = from.gaps[i];
		putBack[slot] = from.putBack[i];
	}

	/** How many persons paid in {@link FlowSettings#DEPOSIT_MEAN_FEN} or more. */
	int large() {
		return large;
	}

	/** How many persons were paid and never paid in. */
	int onlyPaid() {
		return onlyPaid;
	}

	/** Reads where a person is looked for, so that it is near when it is needed. */
	int near(int who) {
		int place = table[who * 0x9e3779b1 >>> Integer.numberOfLeadingZeros(table.length - 1)] - 1;
		return place < 0 ? 0 : person[place] + lastIn[place] + lastOut[place];
	}

	void paidIn(int slot, int day, long fen) {
		if (firstIn[slot] == 0) {
			firstIn[slot] = (short) day;
			onlyPaid -= firstOut[slot] != 0 ? 1 : 0;
		}
		large += in[slot] < FlowSettings.DEPOSIT_MEAN_FEN && sum(in[slot], fen) >= FlowSettings.DEPOSIT_MEAN_FEN ? 1 : 0;
		if (fen >= FlowSettings.PUT_BACK_FEN && lastOut[slot] != 0 && day - day(lastOut[slot]) <= FlowSettings.PUT_BACK_DAYS) {
			putBack[slot] = more(putBack[slot]);
		}
		lastIn[slot] = (short) day;
		in[slot] = sum(in[slot], fen);
		timesIn[slot] = more(timesIn[slot]);
	}

	/** @return days since the last payout, or since the first deposit when there was none; 0 when neither is known */
	int paidOut(int slot, int day, long fen) {
		int gap = 0;
		if (lastOut[slot] != 0) {
			gap = day - day(lastOut[slot]);
			if (gap >= Rhythm.SHORTEST) {
				gaps[slot] = more(gaps[slot]);
				if (Rhythm.inStep(gap)) {
					inStep[slot] = more(inStep[slot]);
				}
			}
			if (gap > 0) {
				lastGap[slot] = (short) gap;
			}
		}
		else {
			firstOut[slot] = (short) day;
			onlyPaid += firstIn[slot] == 0 ? 1 : 0;
			gap = firstIn[slot] == 0 ? 0 : day - day(firstIn[slot]);
		}
		lastOut[slot] = (short) day;
		out[slot] = sum(out[slot], fen);
		timesOut[slot] = more(timesOut[slot]);
		return gap;
	}

	/** A day as it was put in. */
	static int day(short stored) {
		return stored & 0xffff;
	}

	static int times(short stored) {
		return stored & 0xffff;
	}

	/** Sums stop at the largest number rather than turn over. */
	static long sum(long a, long b) {
		long c = a + b;
		return c < 0 ? Long.MAX_VALUE : c;
	}

	private static short more(short times) {
		return times == -1 ? times : (short) (times + 1);
	}

	private static byte more(byte times) {
		return times == Byte.MAX_VALUE ? times : (byte) (times + 1);
	}

	/** Adds what another table knows of the same persons: two accounts of one subject. */
	void merge(PairTable other, AccountBook book) {
		while (thinning < other.thinning) {
			thinning++;
			thin(book);
		}
		for (int i = 0; i < other.size; i++) {
			int known = find(other.person[i] - 1);
			int slot = known >= 0 ? known : at(other.person[i] - 1, book);
			if (slot < 0) {
				continue;
			}
			if (known < 0) {
				copy(other, i, slot);
				continue;
			}
			firstIn[slot] = earlier(firstIn[slot], other.firstIn[i]);
			firstOut[slot] = earlier(firstOut[slot], other.firstOut[i]);
			lastIn[slot] = (short) Math.max(day(lastIn[slot]), day(other.lastIn[i]));
			lastGap[slot] = day(lastOut[slot]) >= day(other.lastOut[i]) ? lastGap[slot] : other.lastGap[i];
			lastOut[slot] = (short) Math.max(day(lastOut[slot]), day(other.lastOut[i]));
			in[slot] = sum(in[slot], other.in[i]);
			out[slot] = sum(out[slot], other.out[i]);
			timesIn[slot] = (short) Math.min(0xffff, times(timesIn[slot]) + times(other.timesIn[i]));
			timesOut[slot] = (short) Math.min(0xffff, times(timesOut[slot]) + times(other.timesOut[i]));
			inStep[slot] = (byte) Math.min(Byte.MAX_VALUE, inStep[slot] + other.inStep[i]);
			gaps[slot] = (byte) Math.min(Byte.MAX_VALUE, gaps[slot] + other.gaps[i]);
			putBack[slot] = (byte) Math.min(Byte.MAX_VALUE, putBack[slot] + other.putBack[i]);
		}
	}

	private static short earlier(short a, short b) {
		return a == 0 ? b : b == 0 ? a : day(a) < day(b) ? a : b;
	}

	/** The same without some persons; it may be this one itself when none of them is here. */
	PairTable without(Set<Integer> persons, AccountBook book) {
		if (persons.stream().allMatch(who -> find(who) < 0)) {
			return this;
		}
		var rest = new PairTable();
		rest.thinning = thinning;
		for (int i = 0; i < size; i++) {
			if (!persons.contains(person[i] - 1)) {
				rest.copy(this, i, rest.at(person[i] - 1, book));
			}
		}
		return rest;
	}

	/** The same under other numbers of the persons. */
	PairTable renumbered(IntUnaryOperator number) {
		var other = copy();
		for (int i = 0; i < size; i++) {
			other.person[i] = number.applyAsInt(person[i] - 1) + 1;
		}
		other.count();
		other.index(person.length);
		return other;
	}

	PairTable copy() {
		var copy = new PairTable();
		copy.person = person.clone();
		copy.firstIn = firstIn.clone();
		copy.lastIn = lastIn.clone();
		copy.firstOut = firstOut.clone();
		copy.lastOut = lastOut.clone();
		copy.lastGap = lastGap.clone();
		copy.in = in.clone();
		copy.out = out.clone();
		copy.timesIn = timesIn.clone();
		copy.timesOut = timesOut.clone();
		copy.inStep = inStep.clone();
		copy.gaps = gaps.clone();
		copy.putBack = putBack.clone();
		copy.table = table.clone();
		copy.size = size;
		copy.thinning = thinning;
		return copy;
	}

	/** Bytes held, for the figures of memory: what stands in the arrays, and their heads. */
	long bytesHeld() {
		return (long) WIDTH * person.length + 2L * table.length + 14 * 16;
	}

	void write(DataOutput stream) throws IOException {
		stream.writeInt(size);
		stream.writeInt(thinning);
		for (int i = 0; i < size; i++) {
			stream.writeInt(person[i]);
			stream.writeShort(firstIn[i]);
			stream.writeShort(lastIn[i]);
			stream.writeShort(firstOut[i]);
			stream.writeShort(lastOut[i]);
			stream.writeShort(lastGap[i]);
			stream.writeLong(in[i]);
			stream.writeLong(out[i]);
			stream.writeShort(timesIn[i]);
			stream.writeShort(timesOut[i]);
			stream.writeByte(inStep[i]);
			stream.writeByte(gaps[i]);
			stream.writeByte(putBack[i]);
		}
	}

	static PairTable read(DataInput stream) throws IOException {
		var table = new PairTable();
		int size = stream.readInt();
		table.thinning = stream.readInt();
		table.resize(Math.max(FIRST, size));
		for (int i = 0; i < size; i++) {
			table.person[i] = stream.readInt();
			table.firstIn[i] = stream.readShort();
			table.lastIn[i] = stream.readShort();
			table.firstOut[i] = stream.readShort();
			table.lastOut[i] = stream.readShort();
			table.lastGap[i] = stream.readShort();
			table.in[i] = stream.readLong();
			table.out[i] = stream.readLong();
			table.timesIn[i] = stream.readShort();
			table.timesOut[i] = stream.readShort();
			table.inStep[i] = stream.readByte();
			table.gaps[i] = stream.readByte();
			table.putBack[i] = stream.readByte();
		}
		table.size = size;
		table.count();
		table.index(table.person.length);
		return table;
	}

}
