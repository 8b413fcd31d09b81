package cn.fangfei.detection.flow;

import java.util.Arrays;

/**
 * What one reading reckons on: the log in columns, who the others are, which entries are deposits and payouts. One for each thread that
 * measures, used again for the next reading; a reading whose words are asked for gets one of its own.
 */
final class ReadingSheet {

	final FlowLog log = new FlowLog();
	final Counterparties people = new Counterparties();

	/** Of each entry where its other party stands among {@link #people}, -1 for nobody. */
	int[] at = new int[0];

	/** Deposits of the window, in the order of time; how many is the reading's. */
	int[] deposits;

	/** Of an entry that is a deposit the one before of the same person, -1 for none. */
	int[] before;

	/** Payments to persons who had paid in before, in the order of time: those to lenders, and in the window all. */
	int[] payouts;
	int[] onward;

	/** Of each deposit which thousandths of it were paid on within three days, and which in the three days after, as bits. */
	private long[] near = new long[0];
	private long[] far = new long[0];
	private final long[] wanted = new long[PART_WORDS];

	/** Words for the parts of one deposit. */
	private static final int PART_WORDS = 4;

	/** Places of pairs, see {@link FlowReading#lenderSlots}. */
	int[] slots = new int[0];

	/** For whoever adds up. */
	final Sums sums = new Sums();
	final Sums bases = new Sums();

	/** Makes room for the entries of a log and for pairs. */
	void begin(int entries, int pairs) {
		people.clear(entries);
		if (pairs > slots.length) {
			slots = new int[pairs];
		}
		if (entries > at.length) {
			at = new int[entries];
			deposits = new int[entries];
			before = new int[entries];
			payouts = new int[entries];
			onward = new int[entries];
		}
	}

	/** All zero, for so many deposits. */
	void beginParts(int count) {
		int words = count * PART_WORDS;
		if (words > near.length) {
			near = new long[words];
			far = new long[words];
		}
		else {
			Arrays.fill(near, 0, words, 0);
			Arrays.fill(far, 0, words, 0);
		}
	}

	/** @param deposit its place among the deposits @param part thousandths, under 256 @param soon within three days, else after */
	void paidOn(int deposit, int part, boolean soon) {
		(soon ? near : far)[deposit * PART_WORDS + (part >> 6)] |= 1L << part;
	}

	/** How many deposits were followed by a payment of a part within bounds, both of them within. */
	int followed(int count, int low, int high, boolean soon) {
		var bits = soon ? near : far;
		for (int w = 0; w < PART_WORDS; w++) {
			wanted[w] = 0;
		}
		for (int part = low; part <= high; part++) {
			wanted[part >> 6] |= 1L << part;
		}
		int followed = 0;
		for (int i = 0; i < count * PART_WORDS; i += PART_WORDS) {
			long found = 0;
			for (int w = 0; w < PART_WORDS; w++) {
				found |= bits[i + w] & wanted[w];
			}
			followed += found != 0 ? 1 : 0;
		}
		return followed;
	}

}
