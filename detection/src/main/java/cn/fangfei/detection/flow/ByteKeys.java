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
 * Gives each different string of bytes a number, from 0 on in the order they come. The bytes lie in pages behind each other, the numbers in
 * an open table with linear probing: about 16 bytes a key beside the bytes of the key, and no object for it.
 */
final class ByteKeys {

	private static final int PAGE_BITS = 20;
	private static final int PAGE = 1 << PAGE_BITS;

	/** The length stands in one byte before the key. */
	static final int LONGEST = 255;

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private byte[][] pages = new byte[1][];
	private int pageCount;
	private int pageUsed = PAGE;
	private int[] where = new int[1024];
	private int size;

	/** Number + 1, or 0 where nobody is. */
	private int[] table = new int[2048];

	int size() {
		return size;
	}

	/** The number of a key; a new one if it was never seen. */
	int add(byte[] bytes, int from, int to) {
		int slot = slot(bytes, from, to);
		if (table[slot] != 0) {
			return table[slot] - 1;
		}
		int length = to - from;
		if (length > LONGEST) {
			throw new IllegalArgumentException("key of " + length + " bytes");
		}
		if (pageUsed + length + 1 > PAGE) {
			if (pageCount == pages.length) {
				pages = Arrays.copyOf(pages, pages.length * 2);
			}
			pages[pageCount++] = new byte[PAGE];
			pageUsed = 0;
		}
		if (size == where.length) {
			where = Arrays.copyOf(where, size + (size >> 1));
		}
		var page = pages[pageCount - 1];
		where[size] = (pageCount - 1 << PAGE_BITS) + pageUsed;
		page[pageUsed++] = (byte) length;
		System.arraycopy(bytes, from, page, pageUsed, length);
		pageUsed += length;
		table[slot] = ++size;
		if (size * 5L > table.length * 3L) {
			grow();
		}
		return size - 1;
	}

	/** The number of a key, or -1. */
	int find(byte[] bytes, int from, int to) {
		return table[slot(bytes, from, to)] - 1;
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
		int at = where[number];
		var page = pages[at >>> PAGE_BITS];
		int begin = at & PAGE - 1;
		return new String(page, begin + 1, page[begin] & 0xff, StandardCharsets.UTF_8);
	}

	/** A hash of the key's bytes alone: the same in every run, whatever number the key got. */
	long hash(int number) {
		int at = where[number];
		var page = pages[at >>> PAGE_BITS];
		int begin = at & PAGE - 1;
		return hash(page, begin + 1, begin + 1 + (page[begin] & 0xff));
	}

	private int slot(byte[] bytes, int from, int to) {
		int mask = table.length - 1;
		int slot = (int) (hash(bytes, from, to) >>> 20) & mask;
		while (table[slot] != 0 && !same(table[slot] - 1, bytes, from, to)) {
			slot = slot + 1 & mask;
		}
		return slot;
	}

	private boolean same(int number, byte[] bytes, int from, int to) {
		int at = where[number];
		var page = pages[at >>> PAGE_BITS];
		int begin = at & PAGE - 1;
		return (page[begin] & 0xff) == to - from && Arrays.equals(page, begin + 1, begin + 1 + to - from, bytes, from, to);
	}

	private void grow() {
		table = new int[table.length * 2];
		int mask = table.length - 1;
		for (int number = 0; number < size; number++) {
			int slot = (int) (hash(number) >>> 20) & mask;
			while (table[slot] != 0) {
				slot = slot + 1 & mask;
			}
			table[slot] = number + 1;
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
		return (long) pageCount * PAGE + 4L * where.length + 4L * table.length;
	}

	void write(DataOutput out) throws IOException {
		out.writeInt(size);
		for (int number = 0; number < size; number++) {
			int at = where[number];
			out.write(pages[at >>> PAGE_BITS], at & PAGE - 1, 1 + (pages[at >>> PAGE_BITS][at & PAGE - 1] & 0xff));
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
