package cn.fangfei.simulation.county;

import java.util.Arrays;

/**
 * The payments of one day, handed in by many in any order and read in order of time. Two at the same second are told apart by a hash of
 * what they are, not by who came first. It is emptied for the next day; that is all a world keeps of what was paid.
 */
public final class Book {

	/** Takes the payments of a day, first to last. */
	public interface Reader {

		/**
		 * @param second since midnight
		 * @param payer index of an account
		 * @param payee index of an account
		 * @param fen positive
		 */
		void payment(int second, int payer, int payee, long fen, Channel channel, String memo);
	}

	private static final Channel[] CHANNELS = Channel.values();

	private int size;
	private long[] order = new long[1 << 12];
	private int[] payers = new int[1 << 12];
	private int[] payees = new int[1 << 12];
	private long[] amounts = new long[1 << 12];
	private byte[] channels = new byte[1 << 12];
	private String[] memos = new String[1 << 12];

	/** Opens the book for the next day. */
	public void open() {
		Arrays.fill(memos, 0, size, null);
		size = 0;
	}

	/** Enters a payment; one of nothing, or to oneself, is none. */
	public void pay(int second, int payer, int payee, long fen, Channel channel, String memo) {
		if (fen <= 0 || payer == payee) {
			return;
		}
		if (size == payers.length) {
			grow();
		}
		// 17 bits of second, 21 that only the payment decides, 25 of place
		long tie = Dice.mix(((long) payer << 32 | payee) ^ fen * 0x9E3779B97F4A7C15L) >>> 43;
		order[size] = (long) second << 46 | tie << 25 | size;
		payers[size] = payer;
		payees[size] = payee;
		amounts[size] = fen;
		channels[size] = (byte) channel.ordinal();
		memos[size] = memo;
		size++;
	}

	public int size() {
		return size;
	}

	/** Reads the day in order of time. */
	public void read(Reader reader) {
		Arrays.sort(order, 0, size);
		for (int i = 0; i < size; i++) {
			int at = (int) (order[i] & (1 << 25) - 1);
			reader.payment((int) (order[i] >>> 46), payers[at], payees[at], amounts[at], CHANNELS[channels[at]], memos[at]);
		}
	}

	private void grow() {
		int capacity = size * 2;
		if (capacity > 1 << 25) {
			throw new IllegalStateException("more than " + (1 << 25) + " payments in a day");
		}
		order = Arrays.copyOf(order, capacity);
		payers = Arrays.copyOf(payers, capacity);
		payees = Arrays.copyOf(payees, capacity);
		amounts = Arrays.copyOf(amounts, capacity);
		channels = Arrays.copyOf(channels, capacity);
		memos = Arrays.copyOf(memos, capacity);
	}
}
