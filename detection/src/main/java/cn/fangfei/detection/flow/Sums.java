package cn.fangfei.detection.flow;

import java.util.Arrays;

/** Whole numbers above zero, added up by a key; used again and again, without an object for a key. */
final class Sums {

	private long[] key = new long[0];
	private long[] sum;

	/** Where the keys stand in the order they came. */
	private int[] place;
	private int mask;
	private int size;

	/** Forgets all; at most so many different keys may come. */
	void clear(int most) {
		int places = Integer.highestOneBit(Math.max(8, most * 2 - 1)) * 2;
		if (places > key.length) {
			key = new long[places];
			sum = new long[places];
			place = new int[places];
		}
		else {
			Arrays.fill(sum, 0, places, 0);
		}
		mask = places - 1;
		size = 0;
	}

	/** @param more above zero; the sum of a key stops at the largest number @return the sum of the key */
	long add(long of, long more) {
		int slot = (int) (of * 0x9e3779b97f4a7c15L >>> 32) & mask;
		while (sum[slot] != 0 && key[slot] != of) {
			slot = slot + 1 & mask;
		}
		if (sum[slot] == 0) {
			key[slot] = of;
			place[size++] = slot;
		}
		sum[slot] = PairTable.sum(sum[slot], more);
		return sum[slot];
	}

	/** How many different keys came. */
	int size() {
		return size;
	}

	/** The key that came as number i, from 0 on. */
	long key(int i) {
		return key[place[i]];
	}

	long sum(int i) {
		return sum[place[i]];
	}

	/** The sums in the order of size. */
	long[] sorted() {
		var sorted = new long[size];
		Arrays.setAll(sorted, this::sum);
		Arrays.sort(sorted);
		return sorted;
	}

}
