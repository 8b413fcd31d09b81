package cn.fangfei.detection.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds parties that share their depositors: two that collect from the same people, or one that collects and another that pays those people
 * (D14). Exact rather than by sketches: a person lends to few, so the pairs are counted through the persons.
 */
final class Links {

	/** Fewer common persons are chance. */
	static final int SHARED_LEAST = 10;

	/** Part of the smaller side that must be common: customers of two shops are not. */
	private static final double PART_LEAST = 0.3;
	private static final double PAID_PART_LEAST = 0.5;

	/** A person who lends to more parties than these tells nothing. */
	private static final int PARTIES_MOST = 6;

	/** @param first the party that collects more; its name is the subject's */
	record Link(ColdRecord first, ColdRecord second, int shared) {
	}

	private Links() {
	}

	/**
	 * @param collectors readings of the parties that took deposits
	 * @param all every party with a cold record that moved lately
	 */
	static List<Link> find(Collection<FlowReading> collectors, Collection<ColdRecord> all, AccountBook book) {
		var lendsTo = new HashMap<Integer, int[]>();
		var reading = new HashMap<Integer, FlowReading>();
		for (var read : collectors) {
			if (read.lenders < SHARED_LEAST) {
				continue;
			}
			reading.put(read.cold.party, read);
			for (int slot = 0; slot < read.pairs.capacity(); slot++) {
				if (read.pairs.person[slot] != 0 && read.lender(slot)) {
					lendsTo.merge(read.pairs.person[slot] - 1, new int[] { read.cold.party }, Links::joined);
				}
			}
		}
		var counted = new HashMap<Long, Integer>();
		for (var parties : lendsTo.values()) {
			for (int i = 0; parties.length <= PARTIES_MOST && i < parties.length; i++) {
				for (int j = i + 1; j < parties.length; j++) {
					counted.merge(key(Math.min(parties[i], parties[j]), Math.max(parties[i], parties[j])), 1, Integer::sum);
				}
			}
		}
		var links = new ArrayList<Link>();
		counted.forEach((key, shared) -> {
			var a = reading.get((int) (key >>> 32));
			var b = reading.get((int) (long) key);
			if (shared >= SHARED_LEAST && shared >= PART_LEAST * Math.min(a.lenders, b.lenders)) {
				boolean aFirst = a.lendersFen > b.lendersFen || a.lendersFen == b.lendersFen && book.hash(a.cold.party) < book.hash(b.cold.party);
				links.add(new Link(aFirst ? a.cold : b.cold, aFirst ? b.cold : a.cold, shared));
			}
		});
		for (var payer : all) {
			paidFor(payer, lendsTo, reading, links);
		}
		return links;
	}

	/** Whether a party pays the depositors of another. */
	private static void paidFor(ColdRecord payer, Map<Integer, int[]> lendsTo, Map<Integer, FlowReading> reading, List<Link> links) {
		var shared = new HashMap<Integer, Integer>();
		int paid = 0;
		var pairs = payer.pairs;
		for (int slot = 0; slot < pairs.capacity(); slot++) {
			if (pairs.person[slot] == 0 || pairs.firstOut[slot] == 0 || pairs.firstIn[slot] != 0) {
				continue;
			}
			paid++;
			for (int collector : lendsTo.getOrDefault(pairs.person[slot] - 1, new int[0])) {
				var there = reading.get(collector).pairs;
				int lent = there.find(pairs.person[slot] - 1);
				if (collector != payer.party && PairTable.day(there.firstIn[lent]) < PairTable.day(pairs.firstOut[slot])) {
					shared.merge(collector, 1, Integer::sum);
				}
			}
		}
		int all = paid;
		shared.forEach((collector, count) -> {
			if (count >= SHARED_LEAST && count >= PAID_PART_LEAST * all) {
				links.add(new Link(reading.get(collector).cold, payer, count));
			}
		});
	}

	private static int[] joined(int[] a, int[] b) {
		if (a.length > PARTIES_MOST) {
			return a;
		}
		var both = Arrays.copyOf(a, a.length + 1);
		both[a.length] = b[0];
		return both;
	}

	private static long key(int a, int b) {
		return (long) a << 32 | b;
	}

}
