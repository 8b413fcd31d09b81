package cn.fangfei.detection.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds parties that share their depositors: two that collect from the same people, or one that collects and another that pays those people
 * (D14). Exact rather than by sketches: a person lends to few, so the pairs are counted through the persons.
 */
final class Links {

	/** Fewer common persons are chance. */
	static final int SHARED_LEAST = 10;

	/** Part of all depositors of both that must be common: those of two shops in one town are not. */
	private static final double PART_LEAST = 0.3;
	private static final double PAID_PART_LEAST = 0.5;

	/** A person who lends to more parties than these tells nothing. */
	private static final int PARTIES_MOST = 6;

	/** @param first the party that collects more; its name is the subject's */
	record Link(ColdRecord first, ColdRecord second, int shared) {
	}

	/** A party passes on what it collects when so much of its outflow goes to one other, and so much of what came in went out. */
	private static final double FORWARDED = 0.6;

	/** Part of the collectors' payments of persons that must be deposits, and of the receiver's inflow that must come from them. */
	private static final double LENT = 0.6;
	private static final double RECEIVED = 0.3;
	private static final int MEMBERS_MOST = 12;

	/**
	 * Parties to judge as one.
	 *
	 * @param members the one that gives its name first
	 * @param shared most depositors that two of them have in common, 0 when they are joined by the money's way alone
	 * @param forwarders members that pass on to another member, or to one place with another member
	 */
	record Group(List<ColdRecord> members, int shared, Set<Integer> forwarders) {
	}

	private Links() {
	}

	/** All ties joined to groups, in an order that hangs on names alone. */
	static List<Group> groups(Collection<FlowReading> readings, Map<Integer, ColdRecord> moved, AccountBook book) {
		var links = find(readings, moved.values(), book);
		links.sort(Comparator.comparingInt(Link::shared).reversed().thenComparing(link -> book.name(link.first().party))
			.thenComparing(link -> book.name(link.second().party)));
		var group = new HashMap<Integer, Set<Integer>>();
		var shared = new HashMap<Integer, Integer>();
		for (var link : links) {
			if (join(group, link.first().party, link.second().party)) {
				shared.merge(link.first().party, link.shared(), Math::max);
				shared.merge(link.second().party, link.shared(), Math::max);
			}
		}
		var forwarders = forwards(readings, moved, book, group);
		var size = new HashMap<Integer, Long>();
		readings.forEach(read -> size.put(read.cold.party, read.lendersFen));
		var groups = new ArrayList<Group>();
		for (var parties : new HashSet<>(group.values())) {
			var members = new ArrayList<>(parties);
			// who receives gives the name, else who took most
			members.sort(Comparator.comparing((Integer party) -> forwarders.contains(party))
				.thenComparing(party -> size.getOrDefault(party, 0L), Comparator.reverseOrder()).thenComparing(book::name));
			int most = members.stream().mapToInt(party -> shared.getOrDefault(party, 0)).max().orElse(0);
			var passing = new HashSet<>(parties);
			passing.retainAll(forwarders);
			groups.add(new Group(members.stream().map(moved::get).toList(), most, passing));
		}
		return groups;
	}

	/** Joins collectors with whom they pass the money on to; returns who passes on. */
	private static Set<Integer> forwards(Collection<FlowReading> readings, Map<Integer, ColdRecord> moved, AccountBook book,
			Map<Integer, Set<Integer>> group) {
		var to = new HashMap<Integer, List<FlowReading>>();
		for (var read : readings) {
			if (read.depositors >= FlowReading.DEPOSITORS_LEAST && read.forwardTo >= 0 && read.forwardFen >= FORWARDED * read.outFen
					&& read.outFen >= FORWARDED * read.inFen && read.depositsFen >= LENT * read.paymentsFen) {
				to.computeIfAbsent(read.forwardTo, k -> new ArrayList<>()).add(read);
			}
		}
		var inflow = new HashMap<Integer, Long>();
		readings.forEach(read -> inflow.put(read.cold.party, read.inFen));
		var forwarders = new HashSet<Integer>();
		var receivers = new ArrayList<>(to.keySet());
		receivers.sort(Comparator.comparing(book::name));
		for (int receiver : receivers) {
			var collectors = to.get(receiver);
			collectors.sort(Comparator.comparing(read -> book.name(read.cold.party)));
			long sent = 0;
			for (var read : collectors) {
				sent = PairTable.sum(sent, read.forwardFen);
			}
			if (moved.containsKey(receiver) && sent >= RECEIVED * inflow.getOrDefault(receiver, 0L)) {
				for (var read : collectors) {
					if (join(group, receiver, read.cold.party)) {
						forwarders.add(read.cold.party);
					}
				}
			}
			else if (!moved.containsKey(receiver) && collectors.size() >= 2) {
				for (var read : collectors) {
					if (join(group, collectors.get(0).cold.party, read.cold.party)) {
						forwarders.add(read.cold.party);
					}
				}
			}
		}
		return forwarders;
	}

	/** Joins the groups of two parties unless they get too large. */
	private static boolean join(Map<Integer, Set<Integer>> group, int a, int b) {
		var both = new HashSet<>(group.getOrDefault(a, Set.of(a)));
		both.addAll(group.getOrDefault(b, Set.of(b)));
		if (both.size() > MEMBERS_MOST) {
			return false;
		}
		if (both.size() > 1) {
			both.forEach(party -> group.put(party, both));
		}
		return true;
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
			if (shared >= SHARED_LEAST && shared >= PART_LEAST * (a.lenders + b.lenders - shared)) {
				boolean aFirst = a.lendersFen > b.lendersFen || a.lendersFen == b.lendersFen
						&& book.hash(a.cold.party) < book.hash(b.cold.party);
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
