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
 * Gives each different string of bytes a number, from 0 on in the order they come. The bytes lie in pages behind each other, each with its
 * number and length before it; an open table with linear probing says where, and repeats 32 bits of the hash, so that a look-up touches one
 * place of the table and one of a page and no object. About 25 bytes a key beside the bytes of the key.
 */
final class ByteKeys {

	private static final int PAGE_BITS = 18;
	private static final int PAGE = 1 << PAGE_BITS;

	/** The length stands in one byte before the key. */
	static final int LONGEST = 255;

	/** Before the bytes of a key: its number in four bytes, its length in one. */
	private static final int HEAD = 5;

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private byte[][] pages = new byte[1][];
	private int pageCount;
	private int pageUsed = PAGE;
	private int[] where = new int[1024];
	private int size;

	/** The upper half of the hash, below it the place of the key + 1; 0 where nobody is. */
	private long[] table = new long[2048];

	int size() {
		return size;
	}

	/** The number of a key; a new one if it was never seen. */
	int add(byte[] bytes, int from, int to) {
		return add(bytes, from, to, hash(bytes, from, to));
	}

	/** @param hash what {@link #hash(byte[], int, int)} says of the key */
	int add(byte[] bytes, int from, int to, long hash) {
		int number = find(bytes, from, to, hash);
		if (number >= 0) {
			return number;
		}
		int length = to - from;
		if (length > LONGEST) {
			throw new IllegalArgumentException("key of " + length + " bytes");
		}
		if (pageUsed + length + HEAD > PAGE) {
			if (pageCount == pages.length) {
				pages = Arrays.copyOf(pages, pages.length * 2);
			}
			pages[pageCount++] = new byte[PAGE];
			pageUsed = 0;
		}
		if (size == where.length) {
			where = Arrays.copyOf(where, size + (size >> 2));
		}
		var page = pages[pageCount - 1];
		int at = (pageCount - 1 << PAGE_BITS) + pageUsed;
		where[size] = at;
		INTS.set(page, pageUsed, size);
		page[pageUsed + HEAD - 1] = (byte) length;
		System.arraycopy(bytes, from, page, pageUsed + HEAD, length);
		pageUsed += HEAD + length;
		size++;
		put(hash, at);
		if (size * 4L > table.length * 3L) {
			grow();
		}
		return size - 1;
	}

	private void put(long hash, int at) {
		int mask = table.length - 1;
		int slot = slot(hash, mask);
		while (table[slot] != 0) {
			slot = slot + 1 & mask;
		}
		table[slot] = hash & UPPER | at + 1 & LOWER;
	}

	private static final long UPPER = 0xffffffff00000000L;
	private static final long LOWER = 0xffffffffL;

	private static int slot(long hash, int mask) {
		return (int) (hash >>> 3) & mask;
	}

	/** The number of a key, or -1. */
	int find(byte[] bytes, int from, int to) {
		return find(bytes, from, to, hash(bytes, from, to));
	}

	private int find(byte[] bytes, int from, int to, long hash) {
		int mask = table.length - 1;
		int slot = slot(hash, mask);
		while (true) {
			long entry = table[slot];
			if (entry == 0) {
				return -1;
			}
			if (((entry ^ hash) & UPPER) == 0) {
				int at = (int) entry - 1;
				var page = pages[at >>> PAGE_BITS];
				int begin = (at & PAGE - 1) + HEAD;
				if ((page[begin - 1] & 0xff) == to - from && same(page, begin, bytes, from, to - from)) {
					return (int) INTS.get(page, begin - HEAD);
				}
			}
			slot = slot + 1 & mask;
		}
	}

	/**
	 * Reads the place of the table that a key with such a hash is looked for at first, so that it is near when it is needed; to be asked
	 * for several keys before the first is looked up.
	 */
	long touch(long hash) {
		return table[slot(hash, table.length - 1)];
	}

	/** The number of the key that stands at the first place for such a hash, whichever it is; 0 when there is none. */
	int likely(long hash) {
		int at = (int) table[slot(hash, table.length - 1)] - 1;
		if (at == -1) {
			return 0;
		}
		var page = pages[at >>> PAGE_BITS];
		int begin = at & PAGE - 1;
		touched = page[Math.min(begin + OFTEN, PAGE - 1)];
		return (int) INTS.get(page, begin);
	}

	/** Bytes of a key as most are, with what stands before them: the end may lie in another line of the cache. */
	private static final int OFTEN = HEAD + 18;

	/** Keeps what is read ahead from being left out as useless. */
	private byte touched;


	private static boolean same(byte[] a, int aFrom, byte[] b, int bFrom, int length) {
		if (length < Long.BYTES) {
			return Arrays.equals(a, aFrom, aFrom + length, b, bFrom, bFrom + length);
		}
		int last = length - Long.BYTES;
		long other = (long) LONGS.get(a, aFrom + last) ^ (long) LONGS.get(b, bFrom + last);
		for (int i = 0; i < last; i += Long.BYTES) {
			other |= (long) LONGS.get(a, aFrom + i) ^ (long) LONGS.get(b, bFrom + i);
		}
		return other == 0;
	}

	int add(String key) {
		var bytes = key.getBytes(StandardCharsets.UTF_8);
		return add(bytes, 0, bytes.length);
	}

	int find(String key) {
		var bytes = key.getBytes(StandardCharsets.UTF_8);
		return find(bytes, 0, bytes.length);
	}

	String text(int number) {
		var page = page(number);
		int begin = begin(number);
		return new String(page, begin, page[begin - 1] & 0xff, StandardCharsets.UTF_8);
	}

	/** A hash of the key's bytes alone: the same in every run, whatever number the key got. */
	long hash(int number) {
		var page = page(number);
		int begin = begin(number);
		return hash(page, begin, begin + (page[begin - 1] & 0xff));
	}

	private byte[] page(int number) {
		return pages[where[number] >>> PAGE_BITS];
	}

	/** Where the bytes of a key begin in its page. */
	private int begin(int number) {
		return (where[number] & PAGE - 1) + HEAD;
	}

	private void grow() {
		table = new long[table.length * 2];
		for (int number = 0; number < size; number++) {
			put(hash(number), where[number]);
		}
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
		return (long) pageCount * PAGE + 4L * where.length + 8L * table.length;
	}

	void write(DataOutput out) throws IOException {
		out.writeInt(size);
		for (int number = 0; number < size; number++) {
			var page = page(number);
			int begin = begin(number);
			out.write(page, begin - 1, 1 + (page[begin - 1] & 0xff));
		}
	}

	static ByteKeys read(DataInput in) throws IOException {
		var keys = new ByteKeys();
		var buffer = new byte[LONGEST];
		for (int number = in.readInt(); number > 0; number--) {
			int length = in.readUnsignedByte();
			in.readFully(buffer, 0, length);
			keys.add(buffer, 0, length);
		}
		return keys;
	}

}
