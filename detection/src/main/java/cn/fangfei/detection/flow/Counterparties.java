package cn.fangfei.detection.flow;

import java.util.Arrays;

/**
 * The other parties of one reading, each found once: who it is, where it stands in the table of pairs, and what went to and fro within the
 * window. Used again for the next reading, so that none of some ten thousand a week makes arrays of its own.
 */
final class Counterparties {

	private static final byte PERSON = (byte) PartyKind.PERSON.ordinal();

	/** Where a party stands + 1, by a hash of its number; 0 where nobody is. */
	private int[] table = new int[0];
	private int mask;
	int size;
	int[] party = new int[0];

	/** Ordinal of {@link PartyKind}. */
	byte[] kind;

	/** Where a person stands in the table of pairs, -1 when thinned out and for all who are no persons. */
	int[] pair;

	/** Larger payments in, and their sum. */
	int[] times;
	long[] in;
	long[] out;
	int[] timesOut;

	/** Second of the first larger payment in. */
	int[] firstIn;

	/** Where an entry of some kind stands in the log, -1 for none: for whoever walks the log. */
	int[] last;

	/** Of who is paid again and again how often, on which day last, and how many days after the time before. */
	int[] paidTimes;
	int[] paidLast;
	int[] paidGap;

	/** Expects a payout. */
	boolean[] due;

	/** Paid in like one who lends: over the window, over all time known. */
	boolean[] depositor;
	boolean[] lender;

	/** Forgets all and makes room for so many. */
	void clear(int most) {
		int places = Integer.highestOneBit(Math.max(8, most * 2)) * 2;
		if (places > table.length) {
			table = new int[places];
		}
		else {
			Arrays.fill(table, 0, places, 0);
		}
		mask = places - 1;
		size = 0;
		if (most > party.length) {
			party = new int[most];
			kind = new byte[most];
			pair = new int[most];
			times = new int[most];
			in = new long[most];
			out = new long[most];
			timesOut = new int[most];
			firstIn = new int[most];
			last = new int[most];
			paidTimes = new int[most];
			paidLast = new int[most];
			paidGap = new int[most];
			due = new boolean[most];
			depositor = new boolean[most];
			lender = new boolean[most];
		}
	}

	private int slot(int who) {
		int slot = who * 0x9e3779b1 >>> 9 & mask;
		while (table[slot] != 0 && party[table[slot] - 1] != who) {
			slot = slot + 1 & mask;
		}
		return slot;
	}

	/** Where a party stands, entered if new. */
	int at(int who, AccountBook book, PairTable pairs) {
		int slot = slot(who);
		return table[slot] != 0 ? table[slot] - 1 : enter(slot, who, book, pairs);
	}

	private int enter(int slot, int who, AccountBook book, PairTable pairs) {
		int p = size++;
		table[slot] = size;
		party[p] = who;
		kind[p] = (byte) book.kind(who).ordinal();
		pair[p] = kind[p] == PERSON ? pairs.find(who) : -1;
		times[p] = 0;
		in[p] = 0;
		out[p] = 0;
		timesOut[p] = 0;
		firstIn[p] = 0;
		last[p] = -1;
		paidTimes[p] = 0;
		paidGap[p] = 0;
		due[p] = false;
		depositor[p] = false;
		lender[p] = false;
		return p;
	}

	boolean person(int p) {
		return kind[p] == PERSON;
	}

	/** Where a party stands, or -1. */
	int find(int who) {
		return table[slot(who)] - 1;
	}

}
