package cn.fangfei.detection.flow;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * The unit behind sums of money (D4): shares and tiers are sold in whole multiples of one sum, and the interest on them is paid in whole
 * multiples of another. Suspicious transactions that banks reported name such units (docs/detection/flow.md).
 */
final class Lattice {

	private static final int COMMONEST = 16;
	private static final int DIVISOR_OF = 4;
	private static final int LEAST = 8;

	/** A unit under 100 yuan is small change, whole multiples of which mean nothing. */
	private static final long UNIT_LEAST_FEN = 10_000;

	private Lattice() {
	}

	/**
	 * The largest unit, in hundredths of a yuan, of which seven tenths of the sums are whole multiples and which occurs in at least two
	 * multiples; 0 when there is none. Tried are the sixteen commonest sums and the greatest common divisor of the four commonest.
	 */
	static long unit(Collection<Long> sums) {
		if (sums.size() < LEAST) {
			return 0;
		}
		var counts = new HashMap<Long, Integer>();
		sums.forEach(fen -> counts.merge(fen, 1, Integer::sum));
		var commonest = counts.entrySet().stream().sorted(Map.Entry.<Long, Integer>comparingByValue().reversed()
				.thenComparing(Map.Entry.comparingByKey())).limit(COMMONEST).map(Map.Entry::getKey).toList();
		long best = fits(commonest.stream().limit(DIVISOR_OF).map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::gcd).longValue(),
				counts, sums.size());
		return commonest.stream().map(unit -> fits(unit, counts, sums.size())).max(Comparator.naturalOrder())
			.map(unit -> Math.max(unit, best)).orElse(best);
	}

	/** The unit itself, or 0 when it is none. */
	private static long fits(long unit, Map<Long, Integer> counts, int all) {
		if (unit < UNIT_LEAST_FEN) {
			return 0;
		}
		int hits = 0;
		int multiples = 0;
		for (var sum : counts.entrySet()) {
			if (sum.getKey() % unit == 0) {
				hits += sum.getValue();
				multiples++;
			}
		}
		return multiples >= 2 && hits * 10L >= all * 7L ? unit : 0;
	}

}
