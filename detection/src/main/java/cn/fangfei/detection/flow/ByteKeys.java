package cn.fangfei.detection.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps a number of the caller's, 0 or more, beside each different string of bytes, and counts the strings from 0 on in the order they
 * come. Every string has a {@link #code} of 64 bits. That of up to {@value #DIGITS_MOST} digits, which most accounts are, is the string
 * itself in another writing, so that an equal code is an equal key; of any other it is a hash, and its bytes lie in pages behind each
 * other. An open table with linear probing holds code and number side by side in 16 bytes: a key of digits is found by reading one place
 * of memory, another one by reading two. What is not of digits takes its own bytes besides.
 */
final class ByteKeys {

	private static final int PAGE_BITS = 18;
	private static final int PAGE = 1 << PAGE_BITS;

	/** The length of a key that is not of digits stands in one byte before it. */
	static final int LONGEST = 255;

	/** More do not fit a code. */
	private static final int DIGITS_MOST = 19;

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	/** For who looks up while another adds: a code stands in its place when what is beside it does. */
	private static final VarHandle PLACES = MethodHandles.arrayElementVarHandle(long[].class);

	/** The table that another thread sees is whole, and so is the list of the pages. */
	private static final VarHandle TABLE;
	private static final VarHandle PAGES;

	static {
		try {
			TABLE = MethodHandles.lookup().findVarHandle(ByteKeys.class, "table", long[].class);
			PAGES = MethodHandles.lookup().findVarHandle(ByteKeys.class, "pages", byte[][].class);
		}
		catch (ReflectiveOperationException impossible) {
			throw new ExceptionInInitializerError(impossible);
		}
	}

	private static final long[] TEN = new long[DIGITS_MOST + 1];

	/** Where the codes of so many digits begin: behind those of fewer. Without a sign, as all codes. */
	private static final long[] BEGIN = new long[DIGITS_MOST + 2];

	static {
		TEN[0] = 1;
		for (int digits = 1; digits <= DIGITS_MOST; digits++) {
			TEN[digits] = TEN[digits - 1] * 10;
		}
		BEGIN[1] = 1;
		for (int digits = 2; digits < BEGIN.length; digits++) {
			BEGIN[digits] = BEGIN[digits - 1] + TEN[digits - 1];
		}
	}

	/** From here on, without a sign, codes are hashes of 62 bits: 11,111,111,111,111,111,111. */
	private static final long OTHERS = BEGIN[DIGITS_MOST + 1];

	private byte[][] pages = new byte[1][];
	private int pageCount;
	private int pageUsed = PAGE;

	/** By the order of coming: the code of a key of digits, of another {@link #OTHERS} + its place in the pages. */
	private long[] codes = new long[1024];
	private int size;

	/**
	 * Place i holds at 2i the code of a key, 0 where nobody is, and at 2i + 1 the caller's number, in the upper half the place in the pages
	 * when the key is not of digits.
	 */
	private long[] table = new long[4096];

	/** At most so many places are taken of a hundred: the fewer, the more keys stand in their first place, and the more room it takes. */
	private final int fullest;

	/** About 50 to 60 bytes a key, for those that every row asks for. */
	static ByteKeys sparse() {
		return new ByteKeys(40);
	}

	/** About 28 to 38 bytes a key. */
	static ByteKeys dense() {
		return new ByteKeys(80);
	}

	private ByteKeys(int fullest) {
		this.fullest = fullest;
	}

	int size() {
		return size;
	}

	/** Where a key stands in the table, or -1: for {@link #value}, until the next is added. */
	int find(byte[] bytes, int from, int to, long code) {
		int slot = slot(code, table.length);
		while (true) {
			long entry = table[slot];
			if (entry == code && (ofDigits(code) || same(table[slot + 1], bytes, from, to - from))) {
				return slot;
			}
			if (entry == 0) {
				return -1;
			}
			slot = behind(slot, table.length);
		}
	}

	/** The next place, behind the last the first. */
	private static int behind(int slot, int length) {
		return slot + 2 == length ? 0 : slot + 2;
	}

	int find(String key) {
		var bytes = key.getBytes(StandardCharsets.UTF_8);
		return find(bytes, 0, bytes.length, code(bytes, 0, bytes.length));
	}

	/** The number kept beside the key at a place of the table. */
	int value(int slot) {
		return (int) table[slot + 1];
	}

	void value(int slot, int value) {
		table[slot + 1] = table[slot + 1] & UPPER | value;
	}

	private static final long UPPER = 0xffffffff00000000L;

	/** Adds a key that is not there. @return how many there were before */
	int add(byte[] bytes, int from, int to, long code, int value) {
		if (size == codes.length) {
			codes = Arrays.copyOf(codes, size + (size >> 2));
		}
		long place = ofDigits(code) ? 0 : append(bytes, from, to - from);
		codes[size] = ofDigits(code) ? code : OTHERS + place;
		put(table, code, place << 32 | value);
		size++;
		if (size * 200L > table.length * (long) fullest) {
			grow();
		}
		return size - 1;
	}

	int add(String key, int value) {
		var bytes = key.getBytes(StandardCharsets.UTF_8);
		return add(bytes, 0, bytes.length, code(bytes, 0, bytes.length), value);
	}

	/** Lays the bytes of a key into the pages. @return where */
	private long append(byte[] bytes, int from, int length) {
		if (length > LONGEST) {
			throw new IllegalArgumentException("key of " + length + " bytes");
		}
		if (pageUsed + length + 1 > PAGE) {
			if (pageCount == pages.length) {
				PAGES.setRelease(this, Arrays.copyOf(pages, pages.length * 2));
			}
			pages[pageCount++] = new byte[PAGE];
			pageUsed = 0;
		}
		var page = pages[pageCount - 1];
		int at = (pageCount - 1 << PAGE_BITS) + pageUsed;
		page[pageUsed] = (byte) length;
		System.arraycopy(bytes, from, page, pageUsed + 1, length);
		pageUsed += 1 + length;
		return at;
	}

	private static void put(long[] places, long code, long beside) {
		int slot = slot(code, places.length);
		while (places[slot] != 0) {
			slot = behind(slot, places.length);
		}
		places[slot + 1] = beside;
		PLACES.setRelease(places, slot, code);
	}

	private void grow() {
		// a fourth more
		var more = new long[table.length + table.length / 8 * 2];
		for (int slot = 0; slot < table.length; slot += 2) {
			if (table[slot] != 0) {
				put(more, table[slot], table[slot + 1]);
			}
		}
		TABLE.setRelease(this, more);
	}

	/** Accounts are numbered in rows and by rules: all bits of the code decide. */
	private static int slot(long code, int length) {
		long h = (code ^ code >>> 32) * 0x9e3779b97f4a7c15L;
		return (int) (((h ^ h >>> 29) * 0xbf58476d1ce4e5b9L >>> 32) * (length >> 1) >>> 32) << 1;
	}

	private boolean same(long beside, byte[] bytes, int from, int length) {
		int at = (int) (beside >>> 32);
		var page = pages[at >>> PAGE_BITS];
		int begin = (at & PAGE - 1) + 1;
		if ((page[begin - 1] & 0xff) != length) {
			return false;
		}
		if (length < Long.BYTES) {
			return Arrays.equals(page, begin, begin + length, bytes, from, from + length);
		}
		int last = length - Long.BYTES;
		long other = (long) LONGS.get(page, begin + last) ^ (long) LONGS.get(bytes, from + last);
		for (int i = 0; i < last; i += Long.BYTES) {
			other |= (long) LONGS.get(page, begin + i) ^ (long) LONGS.get(bytes, from + i);
		}
		return other == 0;
	}

	/**
	 * The numbers kept beside many keys, where they can be had by their codes alone: negative where they cannot, and for keys that are not of
	 * digits, but what is read of these when they are looked for is near afterwards. Memory answers several questions at a time, but one
	 * that waits for another's answer, or for a branch that nobody can foresee, asks alone: so the first places of all keys are touched, then
	 * all are looked at, then the places behind of those who were not there, and so on.
	 *
	 * <p>On any thread, while one other adds: of a key that is just being added it may say that there is none, but what it says of one is right,
	 * unless its number {@link #value(int, int) changes}. A place of a table is written once, the number before the code; whoever reads the
	 * code with acquire reads that number. A new table is whole, and no place of an old one changes any more.
	 *
	 * @param codes of which the first {@code count} are looked for
	 * @param numbers takes the numbers
	 * @param left room for {@value #AT_ONCE}, to work with
	 * @return what was read, to keep the reading from being left out as useless
	 */
	long likely(long[] codes, int count, int[] numbers, int[] left) {
		var places = (long[]) TABLE.getAcquire(this);
		long near = 0;
		for (int from = 0; from < count; from += AT_ONCE) {
			int to = Math.min(from + AT_ONCE, count);
			near += touch(places, codes, from, to, numbers);
			int most = firstPlace(places, codes, from, to, numbers, left);
			for (int round = 1; round < ROUNDS && most > 0; round++) {
				most = placeBehind(places, codes, numbers, left, most);
			}
			for (int k = 0; k < most; k++) {
				numbers[left[k]] = -1;
			}
			near += others(places, codes, from, to, numbers);
		}
		return near;
	}

	/** Reads the first places of some keys. */
	private static long touch(long[] places, long[] codes, int from, int to, int[] numbers) {
		long near = 0;
		for (int i = from; i < to; i++) {
			int slot = slot(codes[i], places.length);
			near += places[slot];
			numbers[i] = slot;
		}
		return near;
	}

	/** Whose key is not of digits is not found by its code alone: its bytes are read, for who will compare them. */
	private long others(long[] places, long[] codes, int from, int to, int[] numbers) {
		long near = 0;
		for (int i = from; i < to; i++) {
			if (!ofDigits(codes[i])) {
				// the first with this code is hardly ever another than the one that is looked for
				near += numbers[i] < 0 ? 0 : bytesNear(places, codes[i]);
				numbers[i] = -1;
			}
		}
		return near;
	}

	/**
	 * Looks at the first place of each of some keys.
	 *
	 * @param numbers the places; takes the number of who is there
	 * @param left takes which keys were not there
	 * @return how many were not
	 */
	private static int firstPlace(long[] places, long[] codes, int from, int to, int[] numbers, int[] left) {
		int kept = 0;
		for (int i = from; i < to; i++) {
			long code = codes[i];
			int slot = numbers[i];
			int differs = another((long) PLACES.getAcquire(places, slot), code);
			numbers[i] = differs & slot | ~differs & (int) places[slot + 1];
			left[kept] = i;
			kept -= differs;
		}
		return kept;
	}

	/** The same, a place further, of keys that were not where it was looked before. */
	private static int placeBehind(long[] places, long[] codes, int[] numbers, int[] left, int most) {
		int kept = 0;
		for (int k = 0; k < most; k++) {
			int i = left[k];
			long code = codes[i];
			int next = numbers[i] + 2;
			int slot = next - (places.length & places.length - 1 - next >> 31);
			int differs = another((long) PLACES.getAcquire(places, slot), code);
			numbers[i] = differs & slot | ~differs & (int) places[slot + 1];
			left[kept] = i;
			kept -= differs;
		}
		return kept;
	}

	/** All bits set when two codes differ, else none. */
	private static int another(long code, long other) {
		long differs = code ^ other;
		return (int) ((differs | -differs) >> 63);
	}

	/** Keys that are touched together: what is read for them fits the nearest cache of a core. */
	static final int AT_ONCE = 512;

	/** At the fullest, one key in thirty stands further from its first place, and is looked for alone. */
	private static final int ROUNDS = 7;

	/** Reads the bytes of the first key with a code that is there. */
	private int bytesNear(long[] places, long code) {
		int slot = slot(code, places.length);
		while (places[slot] != code) {
			slot = behind(slot, places.length);
		}
		int at = (int) (places[slot + 1] >>> 32);
		var page = ((byte[][]) PAGES.getAcquire(this))[at >>> PAGE_BITS];
		int begin = at & PAGE - 1;
		return page[begin] + page[Math.min(begin + OFTEN, PAGE - 1)];
	}

	/** Bytes of a key as most are, with its length: the end may lie in another line of the cache. */
	private static final int OFTEN = 19;

	/** Whether a code is that of a key of digits, and so the key itself. */
	static boolean ofDigits(long code) {
		return Long.compareUnsigned(code, OTHERS) < 0;
	}

	/** The code of a key: of digits in as many ways as there are such keys, else a hash. */
	static long code(byte[] bytes, int from, int to) {
		int length = to - from;
		if (length == 0 || length > DIGITS_MOST) {
			return other(bytes, from, to);
		}
		long number = 0;
		int at = from;
		for (; at + Long.BYTES <= to; at += Long.BYTES) {
			long eight = (long) LONGS.get(bytes, at);
			if (!eightDigits(eight)) {
				return other(bytes, from, to);
			}
			number = number * 100_000_000 + number(eight);
		}
		int rest = to - at;
		if (rest > 0 && length > Long.BYTES) {
			// the last eight bytes, those counted already made to zeros
			int counted = Long.SIZE - rest * Byte.SIZE;
			long eight = (long) LONGS.get(bytes, to - Long.BYTES) >>> counted << counted | ZEROS >>> Long.SIZE - counted;
			return eightDigits(eight) ? BEGIN[length] + number * TEN[rest] + number(eight) : other(bytes, from, to);
		}
		for (; at < to; at++) {
			int digit = bytes[at] - '0';
			if (digit < 0 || digit > 9) {
				return other(bytes, from, to);
			}
			number = number * 10 + digit;
		}
		return BEGIN[length] + number;
	}

	private static final long ZEROS = 0x3030303030303030L;

	/** Whether eight bytes are digits, all of them: their upper halves are 3, and stay so when 6 is added. */
	private static boolean eightDigits(long eight) {
		return (eight & 0xf0f0f0f0f0f0f0f0L | (eight + 0x0606060606060606L & 0xf0f0f0f0f0f0f0f0L) >>> 4) == 0x3333333333333333L;
	}

	/** The number that eight digits say, the first in the lowest byte: tens of pairs, then pairs of pairs. */
	private static long number(long eight) {
		long pairs = (eight - ZEROS) * 10 + (eight - ZEROS >>> 8);
		return (pairs & 0x000000ff000000ffL) * 0x000f424000000064L + (pairs >>> 16 & 0x000000ff000000ffL) * 0x0000271000000001L >>> 32;
	}

	private static long other(byte[] bytes, int from, int to) {
		return OTHERS + (hash(bytes, from, to) >>> 2);
	}

	/** The key that came as the n-th, from 0 on. */
	private byte[] key(int n) {
		long code = codes[n];
		if (!ofDigits(code)) {
			int at = (int) (code - OTHERS);
			var page = pages[at >>> PAGE_BITS];
			int begin = (at & PAGE - 1) + 1;
			return Arrays.copyOfRange(page, begin, begin + (page[begin - 1] & 0xff));
		}
		int length = 1;
		while (Long.compareUnsigned(code, BEGIN[length + 1]) >= 0) {
			length++;
		}
		var digits = new byte[length];
		long rest = code - BEGIN[length];
		for (int i = length - 1; i >= 0; i--) {
			long tenth = Long.divideUnsigned(rest, 10);
			digits[i] = (byte) ('0' + (rest - tenth * 10));
			rest = tenth;
		}
		return digits;
	}

	String text(int n) {
		return new String(key(n), StandardCharsets.UTF_8);
	}

	/** A hash of the key's bytes alone: the same in every run, whatever came before it. */
	long hash(int n) {
		var key = key(n);
		return hash(key, 0, key.length);
	}

	static long hash(byte[] bytes, int from, int to) {
		long h = 0x9e3779b97f4a7c15L ^ to - from;
		int i = from;
		for (; i + 8 <= to; i += 8) {
			h = (h ^ (long) LONGS.get(bytes, i)) * 0xff51afd7ed558ccdL;
			h ^= h >>> 32;
		}
		for (; i < to; i++) {
			h = (h ^ bytes[i]) * 0x100000001b3L;
		}
		h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
		return h ^ h >>> 29;
	}

	/** Bytes held, for the figures of memory. */
	long bytesHeld() {
		return (long) pageCount * PAGE + 8L * codes.length + 8L * table.length;
	}

	/** Writes the keys in their order, each with its number. */
	void write(DataOutput out) throws IOException {
		out.writeInt(size);
		for (int n = 0; n < size; n++) {
			var key = key(n);
			out.writeByte(key.length);
			out.write(key);
			out.writeInt(value(find(key, 0, key.length, code(key, 0, key.length))));
		}
	}

	/** Adds the keys that {@link #write} wrote. */
	ByteKeys read(DataInput in) throws IOException {
		var buffer = new byte[LONGEST];
		for (int count = in.readInt(); count > 0; count--) {
			int length = in.readUnsignedByte();
			in.readFully(buffer, 0, length);
			add(buffer, 0, length, code(buffer, 0, length), in.readInt());
		}
		return this;
	}

}
