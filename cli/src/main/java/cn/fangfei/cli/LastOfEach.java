package cn.fangfei.cli;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;

/**
 * Knows which row of a file is the last of its key, because the last one wins. Holds eight bytes a row: a 64-bit hash of the key, of which
 * two different ones among ten million meet with a chance of three in a million.
 */
final class LastOfEach {

	private long[] hashes = new long[1 << 12];
	private int size;
	private final BitSet superseded = new BitSet();

	/** The next row. */
	void add(String key) {
		if (size == hashes.length) {
			hashes = Arrays.copyOf(hashes, size * 2);
		}
		hashes[size++] = hash(key);
	}

	/** Called once, when all keys are known. */
	void close() {
		var sorted = Arrays.copyOf(hashes, size);
		Arrays.sort(sorted);
		var repeated = new HashSet<Long>();
		for (int i = 1; i < size; i++) {
			if (sorted[i] == sorted[i - 1]) {
				repeated.add(sorted[i]);
			}
		}
		if (!repeated.isEmpty()) {
			var met = new HashSet<Long>();
			for (int i = size - 1; i >= 0; i--) {
				if (repeated.contains(hashes[i]) && !met.add(hashes[i])) {
					superseded.set(i);
				}
			}
		}
		hashes = new long[0];
	}

	/** Whether the row of this index, counted over {@link #add}, is followed by another of the same key. */
	boolean superseded(int index) {
		return superseded.get(index);
	}

	private static long hash(String key) {
		long h = 0xcbf29ce484222325L;
		for (int i = 0; i < key.length(); i++) {
			h = (h ^ key.charAt(i)) * 0x100000001b3L;
			h ^= h >>> 29;
		}
		h *= 0xbf58476d1ce4e5b9L;
		return h ^ h >>> 32;
	}
}
