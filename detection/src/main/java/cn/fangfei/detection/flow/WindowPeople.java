package cn.fangfei.detection.flow;

/** The private persons of the window of one reading, each with what they paid in and got in it; made anew for each reading. */
final class WindowPeople {

	private int[] table;
	int size;
	int[] person;

	/** Where the person stands in the table of pairs, -1 when thinned out. */
	int[] pair;

	/** Larger payments in, and their sum. */
	int[] times;
	long[] in;
	long[] out;
	int[] timesOut;

	/** Second of the first larger payment in. */
	int[] firstIn;

	/** Paid in like one who lends. */
	boolean[] depositor;

	WindowPeople(int most) {
		int room = Integer.highestOneBit(Math.max(8, most * 2)) * 2;
		table = new int[room];
		person = new int[most];
		pair = new int[most];
		times = new int[most];
		in = new long[most];
		out = new long[most];
		timesOut = new int[most];
		firstIn = new int[most];
		depositor = new boolean[most];
	}

	int at(int who, PairTable pairs) {
		int mask = table.length - 1;
		int slot = who * 0x9e3779b1 >>> 9 & mask;
		while (table[slot] != 0) {
			if (person[table[slot] - 1] == who) {
				return table[slot] - 1;
			}
			slot = slot + 1 & mask;
		}
		person[size] = who;
		pair[size] = pairs.find(who);
		table[slot] = ++size;
		return size - 1;
	}

	/** Where a person stands, or -1. */
	int find(int who) {
		int mask = table.length - 1;
		int slot = who * 0x9e3779b1 >>> 9 & mask;
		while (table[slot] != 0) {
			if (person[table[slot] - 1] == who) {
				return table[slot] - 1;
			}
			slot = slot + 1 & mask;
		}
		return -1;
	}

}
