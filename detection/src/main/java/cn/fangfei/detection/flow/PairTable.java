package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * What one party had to do with each private person: when they paid in and were paid, how often and how much, and whether the payouts come
 * in step. At most {@value #MOST} pairs are kept; beyond that only the persons whose hash falls into an ever smaller part, so that
 * shares stay right and the memory is bounded.
 *
 * <p>Days count from 1970 and fit 16 bits until 2149; 0 means never. Sums are whole hundredths of a yuan, so that the order of adding
 * does not matter.
 */
final class PairTable {

	static final int MOST = 8_192;

	/** Person + 1, 0 where nobody is. */
	int[] person = new int[32];
	short[] firstIn = new short[32];
	short[] lastIn = new short[32];
	short[] firstOut = new short[32];
	short[] lastOut = new short[32];

	/** Days between the last two payouts, 0 when there were not two. */
	short[] lastGap = new short[32];
	long[] in = new long[32];
	long[] out = new long[32];
	short[] timesIn = new short[32];
	short[] timesOut = new short[32];
	byte[] inStep = new byte[32];
	byte[] gaps = new byte[32];

	/** Times a deposit of 1,000 yuan or more came within 60 days of a payout. */
	byte[] putBack = new byte[32];
	int size;

	/** Persons are kept whose hash ends in so many zero bits. */
	int thinning;

	int capacity() {
		return person.length;
	}

	private int slot(int who) {
		int mask = person.length - 1;
		int slot = who * 0x9e3779b1 >>> 7 & mask;
		while (person[slot] != 0 && person[slot] != who + 1) {
			slot = slot + 1 & mask;
		}
		return slot;
	}

	/** Where a person stands, or -1. */
	int find(int who) {
		int slot = slot(who);
		return person[slot] == 0 ? -1 : slot;
	}

	/** Where a person stands, entered if new; -1 when the person is thinned out. */
	int at(int who, AccountBook book) {
		int slot = slot(who);
		if (person[slot] != 0) {
			return slot;
		}
		if (!kept(who, book)) {
			return -1;
		}
		if (size == MOST) {
			thinning++;
			rebuild(person.length, book);
			return at(who, book);
		}
		if ((size + 1) * 3 > person.length * 2) {
			rebuild(person.length * 2, book);
			slot = slot(who);
		}
		person[slot] = who + 1;
		size++;
		return slot;
	}

	boolean kept(int who, AccountBook book) {
		return thinning == 0 || Long.numberOfTrailingZeros(book.hash(who)) >= thinning;
	}

	private void rebuild(int room, AccountBook book) {
		var old = new PairTable();
		old.take(this);
		allocate(room);
		size = 0;
		for (int i = 0; i < old.person.length; i++) {
			if (old.person[i] != 0 && kept(old.person[i] - 1, book)) {
				int slot = slot(old.person[i] - 1);
				copy(old, i, slot);
				size++;
			}
		}
	}

	private void take(PairTable other) {
		person = other.person;
		firstIn = other.firstIn;
		lastIn = other.lastIn;
		firstOut = other.firstOut;
		lastOut = other.lastOut;
		lastGap = other.lastGap;
		in = other.in;
		out = other.out;
		timesIn = other.timesIn;
		timesOut = other.timesOut;
		inStep = other.inStep;
		gaps = other.gaps;
		putBack = other.putBack;
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

	void paidIn(int slot, int day, long fen) {
		if (firstIn[slot] == 0) {
			firstIn[slot] = (short) day;
		}
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
			rebuild(person.length, book);
		}
		for (int i = 0; i < other.person.length; i++) {
			if (other.person[i] == 0) {
				continue;
			}
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

	/** The same without some persons. */
	PairTable without(Set<Integer> persons, AccountBook book) {
		var rest = new PairTable();
		rest.thinning = thinning;
		rest.allocate(person.length);
		for (int i = 0; i < person.length; i++) {
			if (person[i] != 0 && !persons.contains(person[i] - 1)) {
				rest.copy(this, i, rest.at(person[i] - 1, book));
			}
		}
		return rest;
	}

	/** The same under other numbers of the persons. */
	PairTable renumbered(IntUnaryOperator number) {
		var other = new PairTable();
		other.thinning = thinning;
		other.allocate(person.length);
		other.size = size;
		for (int i = 0; i < person.length; i++) {
			if (person[i] != 0) {
				int who = number.applyAsInt(person[i] - 1);
				int slot = other.slot(who);
				other.copy(this, i, slot);
				other.person[slot] = who + 1;
			}
		}
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
		copy.size = size;
		copy.thinning = thinning;
		return copy;
	}

	/** Bytes held, for the figures of memory. */
	long bytesHeld() {
		return 37L * person.length;
	}

	void write(DataOutput stream) throws IOException {
		stream.writeInt(person.length);
		stream.writeInt(size);
		stream.writeInt(thinning);
		for (int i = 0; i < person.length; i++) {
			if (person[i] != 0) {
				stream.writeInt(i);
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
	}

	static PairTable read(DataInput stream) throws IOException {
		var table = new PairTable();
		table.allocate(stream.readInt());
		table.size = stream.readInt();
		table.thinning = stream.readInt();
		for (int n = 0; n < table.size; n++) {
			int i = stream.readInt();
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
		return table;
	}

}
