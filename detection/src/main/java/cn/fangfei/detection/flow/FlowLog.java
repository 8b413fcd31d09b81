package cn.fangfei.detection.flow;

/**
 * The single transactions of one gated party in the order of time, in columns: what sentences are reckoned from and evidence is listed
 * from. Made from a {@link PackedLog} for one reading, in the columns of the reading before.
 */
final class FlowLog {

	/** Seconds count from 2000-01-01T00:00 of the clock in Asia/Shanghai and fit an int until 2068. */
	static final long ORIGIN_MILLIS = 946_684_800_000L;
	private static final int ORIGIN_DAY = (int) (ORIGIN_MILLIS / 86_400_000L);
	private static final int ROLL_OVER = 2;

	/** The first that counts, and one behind the last. */
	final int from = 0;
	int to;
	int[] second = new int[0];

	/** The other party, -1 for nobody. */
	int[] other;
	long[] fen;
	byte[] marks;

	/** Of a payout what the person had paid in before it. */
	long[] base;

	/** Of a payout the days since the one before, or since the first deposit. */
	short[] gap;

	/** Where the ids begin in the packed bytes. */
	int[] idAt;
	byte[] ids;
	private int since;

	/**
	 * Forgets what was here and makes room for entries, which the maker fills in.
	 *
	 * @param packed bytes that the ids stand in
	 * @param whole the second from which on nothing is missing
	 */
	void begin(int count, byte[] packed, int whole) {
		to = count;
		ids = packed;
		since = whole;
		if (count > second.length) {
			second = new int[count];
			other = new int[count];
			fen = new long[count];
			marks = new byte[count];
			base = new long[count];
			gap = new short[count];
			idAt = new int[count];
		}
	}

	static byte marks(FlowChannel channel, boolean rollOver) {
		return (byte) (channel.ordinal() << 2 | (rollOver ? ROLL_OVER : 0));
	}

	static int second(long millis) {
		return (int) Math.max(Integer.MIN_VALUE + 1, Math.min(Integer.MAX_VALUE, Math.floorDiv(millis - ORIGIN_MILLIS, 1_000L)));
	}

	static int secondOfDay(int epochDay) {
		return second(epochDay * 86_400_000L);
	}

	/** The day, counted from 1970, of an entry. */
	int day(int i) {
		return ORIGIN_DAY + Math.floorDiv(second[i], 86_400);
	}

	boolean out(int i) {
		return (marks[i] & PackedLog.OUT) != 0;
	}

	boolean rollOver(int i) {
		return saysRollOver(marks[i]);
	}

	FlowChannel channel(int i) {
		return channelOf(marks[i]);
	}

	static boolean saysRollOver(byte marks) {
		return (marks & ROLL_OVER) != 0;
	}

	static FlowChannel channelOf(byte marks) {
		return FlowChannel.at((marks & 0xff) >> 2 & 7);
	}

	String id(int i) {
		return PackedLog.id(ids, idAt[i]);
	}

	/** Where entries from a second on begin. */
	int first(int fromSecond) {
		int low = from;
		int high = to;
		while (low < high) {
			int middle = low + high >>> 1;
			if (second[middle] < fromSecond) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	/** The second from which on every transaction that was kept singly is here. */
	int since() {
		return since;
	}

}
