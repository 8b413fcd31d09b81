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
import java.util.function.IntFunction;

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

	/**
	 * All ties joined to groups, in an order that hangs on names alone.
	 *
	 * @param readings of the parties that may be judged
	 * @param any the reading of any party that moved, null when it says nothing
	 */
	static List<Group> groups(List<FlowReading> readings, IntFunction<FlowReading> any, Map<Integer, ColdRecord> moved, AccountBook book) {
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
		var forwarders = forwards(readings, any, moved, book, group);
		var groups = new ArrayList<Group>();
		for (var parties : new HashSet<>(group.values())) {
			var members = new ArrayList<>(parties);
			// who receives gives the name, else who took most
			members.sort(Comparator.comparing((Integer party) -> forwarders.contains(party))
				.thenComparing(party -> any.apply(party) == null ? 0L : any.apply(party).lendersFen, Comparator.reverseOrder())
				.thenComparing(book::name));
			int most = members.stream().mapToInt(party -> shared.getOrDefault(party, 0)).max().orElse(0);
			var passing = new HashSet<>(parties);
			passing.retainAll(forwarders);
			groups.add(new Group(members.stream().map(moved::get).toList(), most, passing));
		}
		return groups;
	}

	/** Joins collectors with whom they pass the money on to; returns who passes on. */
	private static Set<Integer> forwards(Collection<FlowReading> readings, IntFunction<FlowReading> any, Map<Integer, ColdRecord> moved,
			AccountBook book, Map<Integer, Set<Integer>> group) {
		var to = new HashMap<Integer, List<FlowReading>>();
		for (var read : readings) {
			if (read.depositors >= FlowReading.DEPOSITORS_LEAST && read.forwardTo >= 0 && read.forwardFen >= FORWARDED * read.outFen
					&& read.outFen >= FORWARDED * read.inFen && read.depositsFen >= LENT * read.paymentsFen) {
				to.computeIfAbsent(read.forwardTo, k -> new ArrayList<>()).add(read);
			}
		}
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
			if (moved.containsKey(receiver) && sent >= RECEIVED * (any.apply(receiver) == null ? 0 : any.apply(receiver).inFen)) {
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
	static List<Link> find(List<FlowReading> collectors, Collection<ColdRecord> all, AccountBook book) {
		var lenders = new Lenders(collectors);
		var counted = new HashMap<Long, Integer>();
		for (int i = 0, next; i < lenders.count; i = next) {
			next = lenders.next(i);
			for (int a = i; next - i <= PARTIES_MOST && a < next; a++) {
				for (int b = a + 1; b < next; b++) {
					counted.merge(key(lenders.collector(a), lenders.collector(b)), 1, Integer::sum);
				}
			}
		}
		var links = new ArrayList<Link>();
		counted.forEach((key, shared) -> {
			var a = collectors.get((int) (key >>> 32));
			var b = collectors.get((int) (long) key);
			if (shared >= SHARED_LEAST && shared >= PART_LEAST * (a.lenders + b.lenders - shared)) {
				boolean aFirst = a.lendersFen > b.lendersFen || a.lendersFen == b.lendersFen
						&& book.hash(a.cold.party) < book.hash(b.cold.party);
				links.add(new Link(aFirst ? a.cold : b.cold, aFirst ? b.cold : a.cold, shared));
			}
		});
		var shared = new int[collectors.size()];
		var found = new int[collectors.size()];
		for (var payer : all) {
			paidFor(payer, lenders, collectors, shared, found, links);
		}
		return links;
	}

	/**
	 * Whether a party pays the depositors of another.
	 *
	 * @param shared by collector, all zero, and again afterwards
	 * @param found room for the collectors that are not zero meanwhile
	 */
	private static void paidFor(ColdRecord payer, Lenders lenders, List<FlowReading> collectors, int[] shared, int[] found,
			List<Link> links) {
		int size = 0;
		var pairs = payer.pairs;
		int paid = pairs.onlyPaid();
		if (paid < SHARED_LEAST || lenders.count == 0) {
			return;
		}
		for (int slot = 0; slot < pairs.capacity(); slot++) {
			if (pairs.person[slot] == 0 || pairs.firstOut[slot] == 0 || pairs.firstIn[slot] != 0) {
				continue;
			}
			int first = lenders.first(pairs.person[slot] - 1);
			int next = first < 0 ? first : Math.min(first + PARTIES_MOST + 1, lenders.next(first));
			for (int i = first; i < next; i++) {
				int collector = lenders.collector(i);
				var there = collectors.get(collector);
				int lent = there.pairs.find(pairs.person[slot] - 1);
				if (there.cold.party != payer.party && PairTable.day(there.pairs.firstIn[lent]) < PairTable.day(pairs.firstOut[slot])) {
					if (shared[collector]++ == 0) {
						found[size++] = collector;
					}
				}
			}
		}
		for (int i = 0; i < size; i++) {
			int collector = found[i];
			int count = shared[collector];
			if (count >= SHARED_LEAST && count >= PAID_PART_LEAST * paid) {
				links.add(new Link(collectors.get(collector).cold, payer, count));
			}
			shared[collector] = 0;
		}
	}

	/** Who lent to which of the collectors that have enough lenders: sorted by person, then by the collector's place. */
	private static final class Lenders {

		private final long[] lent;
		final int count;

		/** Where the entries of a person begin, + 1, by a hash of the person. */
		private final int[] table;

		Lenders(List<FlowReading> collectors) {
			int most = collectors.stream().filter(read -> read.lenders >= SHARED_LEAST).mapToInt(read -> read.pairs.size).sum();
			lent = new long[most];
			int n = 0;
			for (int c = 0; c < collectors.size(); c++) {
				var read = collectors.get(c);
				for (int slot = 0; read.lenders >= SHARED_LEAST && slot < read.pairs.capacity(); slot++) {
					if (read.pairs.person[slot] != 0 && read.lender(slot)) {
						lent[n++] = key(read.pairs.person[slot] - 1, c);
					}
				}
			}
			count = n;
			Arrays.sort(lent, 0, count);
			table = new int[Integer.highestOneBit(Math.max(8, count)) * 4];
			for (int i = 0; i < count; i = next(i)) {
				int slot = slot(person(i));
				while (table[slot] != 0) {
					slot = slot + 1 & table.length - 1;
				}
				table[slot] = i + 1;
			}
		}

		private int slot(int person) {
			return person * 0x9e3779b1 >>> 7 & table.length - 1;
		}

		private int person(int i) {
			return (int) (lent[i] >>> 32);
		}

		/** Place of the collector in the list. */
		int collector(int i) {
			return (int) lent[i];
		}

		/** Where the entries of the next person begin. */
		int next(int i) {
			int next = i + 1;
			while (next < count && person(next) == person(i)) {
				next++;
			}
			return next;
		}

		/** Where the entries of a person begin, or -1. */
		int first(int person) {
			int slot = slot(person);
			while (table[slot] != 0) {
				if (person(table[slot] - 1) == person) {
					return table[slot] - 1;
				}
				slot = slot + 1 & table.length - 1;
			}
			return -1;
		}

	}

	private static long key(int a, int b) {
		return (long) a << 32 | b;
	}

}
