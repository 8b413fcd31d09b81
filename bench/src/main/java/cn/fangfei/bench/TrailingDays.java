package cn.fangfei.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The job that engines are compared by: for each transaction, over the transactions to the same payee in the 30 days up to and with it,
 * their count, their sum and how many different payers there are. Drawn, in the order of time, no two at the same millisecond, so that
 * every engine means the same; payees by a power law, payers out of a group that belongs to the payee, so that many come again.
 */
final class TrailingDays {

	static final long WINDOW_MILLIS = 30 * 86_400_000L;
	private static final long SPAN_MILLIS = 90 * 86_400_000L;

	/** 2024-10-04 in Asia/Shanghai as the clock shows it. */
	private static final long BEGIN = 20_000L * 86_400_000L;

	final int size;
	final int payees;
	final long[] millis;
	final int[] payee;
	final int[] payer;
	final long[] fen;

	/** What all rows give together: it is compared between engines. */
	record Totals(long count, long sum, long distinct) {
	}

	/** @param size transactions; a tenth as many payees */
	TrailingDays(int size) {
		this.size = size;
		payees = Math.max(1, size / 10);
		millis = new long[size];
		payee = new int[size];
		payer = new int[size];
		fen = new long[size];
		var random = new SplittableRandom(size);
		for (int i = 0; i < size; i++) {
			millis[i] = BEGIN + i * (SPAN_MILLIS / size);
			payee[i] = (int) (payees * Math.pow(random.nextDouble(), 3));
			payer[i] = (int) ((payee[i] * 7_919L + (long) (2_000 * Math.pow(random.nextDouble(), 2))) % size);
			fen[i] = 100 + random.nextInt(5_000_000);
		}
	}

	/**
	 * The state that the watch's tables are built like: rows to one payee are chained, the oldest leave when a newer one comes, and an open
	 * table counts the pairs that are within. Exact; one step a row.
	 */
	Totals ours() {
		var next = new int[size];
		var first = new int[payees];
		var last = new int[payees];
		Arrays.fill(first, -1);
		var count = new int[payees];
		var sum = new long[payees];
		var distinct = new int[payees];
		var pairs = new Pairs();
		long counts = 0;
		long sums = 0;
		long distincts = 0;
		for (int i = 0; i < size; i++) {
			int to = payee[i];
			long since = millis[i] - WINDOW_MILLIS;
			int old = first[to];
			while (old >= 0 && millis[old] < since) {
				count[to]--;
				sum[to] -= fen[old];
				distinct[to] -= pairs.less(to, payer[old]) ? 1 : 0;
				old = old == last[to] ? -1 : next[old];
			}
			if (old < 0) {
				first[to] = i;
			}
			else {
				first[to] = old;
				next[last[to]] = i;
			}
			last[to] = i;
			count[to]++;
			sum[to] += fen[i];
			distinct[to] += pairs.more(to, payer[i]) ? 1 : 0;
			counts += count[to];
			sums += sum[to];
			distincts += distinct[to];
		}
		return new Totals(counts, sums, distincts);
	}

	/** How often each pair is within the window: an open table with linear probing, from which pairs go without a trace. */
	private static final class Pairs {

		private long[] pair = new long[1 << 16];
		private int[] times = new int[1 << 16];
		private int size;

		private static long key(int payee, int payer) {
			return (long) payee << 32 | payer;
		}

		private int slot(long key) {
			long hash = key * 0x9e3779b97f4a7c15L;
			return (int) (hash ^ hash >>> 32) & pair.length - 1;
		}

		/** Whether the pair is new. */
		boolean more(int payee, int payer) {
			long key = key(payee, payer);
			int slot = slot(key);
			while (times[slot] != 0 && pair[slot] != key) {
				slot = slot + 1 & pair.length - 1;
			}
			if (times[slot]++ > 0) {
				return false;
			}
			pair[slot] = key;
			if (++size * 2 > pair.length) {
				grow();
			}
			return true;
		}

		/** Whether the pair is gone. */
		boolean less(int payee, int payer) {
			long key = key(payee, payer);
			int slot = slot(key);
			while (pair[slot] != key || times[slot] == 0) {
				slot = slot + 1 & pair.length - 1;
			}
			if (--times[slot] > 0) {
				return false;
			}
			size--;
			for (int hole = slot, i = slot + 1 & pair.length - 1; times[i] != 0; i = i + 1 & pair.length - 1) {
				if ((i - slot(pair[i]) & pair.length - 1) >= (i - hole & pair.length - 1)) {
					pair[hole] = pair[i];
					times[hole] = times[i];
					times[i] = 0;
					hole = i;
				}
			}
			return true;
		}

		private void grow() {
			var pairs = pair;
			var counts = times;
			pair = new long[pairs.length * 2];
			times = new int[pairs.length * 2];
			for (int i = 0; i < pairs.length; i++) {
				if (counts[i] != 0) {
					int slot = slot(pairs[i]);
					while (times[slot] != 0) {
						slot = slot + 1 & pair.length - 1;
					}
					pair[slot] = pairs[i];
					times[slot] = counts[i];
				}
			}
		}

	}

}
