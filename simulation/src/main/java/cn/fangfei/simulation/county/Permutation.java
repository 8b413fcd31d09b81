package cn.fangfei.simulation.county;

/**
 * Shuffles the numbers below a bound without a table: a Feistel network of four rounds, walked until it falls below the bound. It gives
 * identities that are all different and tell nothing of the order in which things were made.
 */
public final class Permutation {

	private static final int ROUNDS = 4;

	private final long bound;
	private final int half;
	private final long mask;
	private final long key;

	/** @param bound positive, at most 2⁶⁰ */
	public Permutation(long bound, Dice dice) {
		if (bound < 1 || bound > 1L << 60) {
			throw new IllegalArgumentException("bound " + bound);
		}
		this.bound = bound;
		this.half = Math.max(1, (65 - Long.numberOfLeadingZeros(Math.max(1, bound - 1))) / 2);
		this.mask = (1L << half) - 1;
		this.key = dice.key();
	}

	/** Where a number goes; {@code index} is below the bound, and so is what comes. */
	public long of(long index) {
		long value = index;
		do {
			long left = value >>> half;
			long right = value & mask;
			for (int round = 0; round < ROUNDS; round++) {
				long next = left ^ Dice.mix(right * 0x9E3779B97F4A7C15L + key + round) & mask;
				left = right;
				right = next;
			}
			value = left << half | right;
		} while (value >= bound);
		return value;
	}
}
