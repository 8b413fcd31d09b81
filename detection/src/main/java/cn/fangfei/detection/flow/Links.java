package cn.fangfei.detection.flow;

import java.util.ArrayList;
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
	 * @param hands who looks through the parties, and how many of them there are
	 */
	static List<Group> groups(List<FlowReading> readings, IntFunction<FlowReading> any, Map<Integer, ColdRecord> moved, AccountBook book,
			FlowMonitor.Hands hands, int count) {
		var links = find(readings, List.copyOf(moved.values()), book, hands, count);
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
			// a firm that one other firm alone pays may be where its money was spent: a supplier, a builder; a private person collects for it
			boolean till = book.person(receiver) || collectors.size() >= 2 || book.person(collectors.get(0).cold.party);
			if (till && moved.containsKey(receiver) && sent >= RECEIVED * (any.apply(receiver) == null ? 0 : any.apply(receiver).inFen)) {
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
	 * @param count how many hands there are
	 */
	static List<Link> find(List<FlowReading> collectors, List<ColdRecord> all, AccountBook book, FlowMonitor.Hands hands, int count) {
		var lenders = new Lenders(collectors);
		var links = new ArrayList<Link>();
		var counted = lenders.shared(collectors.size());
		for (int i = 0; i < counted.size(); i++) {
			var a = collectors.get((int) (counted.key(i) >>> 32));
			var b = collectors.get((int) counted.key(i));
			int shared = (int) counted.sum(i);
			if (shared >= SHARED_LEAST && shared >= PART_LEAST * (a.lenders + b.lenders - shared)) {
				boolean aFirst = a.lendersFen > b.lendersFen || a.lendersFen == b.lendersFen
						&& book.hash(a.cold.party) < book.hash(b.cold.party);
				links.add(new Link(aFirst ? a.cold : b.cold, aFirst ? b.cold : a.cold, shared));
			}
		}
		var sheets = new Sheet[count];
		hands.each(all.size(), HANDFUL, (hand, payer) -> {
			sheets[hand] = sheets[hand] == null ? new Sheet(collectors.size()) : sheets[hand];
			paidFor(all.get(payer), lenders, collectors, sheets[hand]);
		});
		for (var sheet : sheets) {
			if (sheet != null) {
				links.addAll(sheet.links);
			}
		}
		return links;
	}

	/** Parties that one hand looks at at a time. */
	private static final int HANDFUL = 64;

	/** What one hand counts on, and what it found. */
	private static final class Sheet {

		/** By collector, all zero between two parties, and those that are not meanwhile. */
		private final int[] shared;
		private final int[] found;
		private final List<Link> links = new ArrayList<>();

		Sheet(int collectors) {
			shared = new int[collectors];
			found = new int[collectors];
		}

	}

	/** Whether a party pays the depositors of another. */
	private static void paidFor(ColdRecord payer, Lenders lenders, List<FlowReading> collectors, Sheet sheet) {
		var shared = sheet.shared;
		var found = sheet.found;
		int size = 0;
		var pairs = payer.pairs;
		int paid = pairs.onlyPaid();
		if (lenders.count == 0) {
			return;
		}
		int left = paid;
		int most = 0;
		// as soon as those who are left cannot be enough, it is nobody's
		for (int slot = 0; slot < pairs.capacity() && most + left >= Math.max(SHARED_LEAST, PAID_PART_LEAST * paid); slot++) {
			if (pairs.firstOut[slot] == 0 || pairs.firstIn[slot] != 0) {
				continue;
			}
			left--;
			int person = lenders.find(pairs.person[slot] - 1);
			int end = person < 0 ? 0 : Math.min(lenders.begin[person] + PARTIES_MOST + 1, lenders.begin[person + 1]);
			for (int i = person < 0 ? 0 : lenders.begin[person]; i < end; i++) {
				int collector = lenders.collector[i];
				if (collectors.get(collector).cold.party != payer.party
						&& PairTable.day(lenders.since[i]) < PairTable.day(pairs.firstOut[slot])) {
					if (shared[collector]++ == 0) {
						found[size++] = collector;
					}
					most = Math.max(most, shared[collector]);
				}
			}
		}
		for (int i = 0; i < size; i++) {
			int collector = found[i];
			int count = shared[collector];
			if (count >= SHARED_LEAST && count >= PAID_PART_LEAST * paid) {
				sheet.links.add(new Link(collectors.get(collector).cold, payer, count));
			}
			shared[collector] = 0;
		}
	}

	/** Who lent to which of the collectors that have enough lenders: person by person, of each in the order of the collectors. */
	private static final class Lenders {

		/** Place of the collector in the list, and the day on which the person first paid in there. */
		final int[] collector;
		final short[] since;

		/** Where the entries of a person begin; those of the last end where one more begins. */
		final int[] begin;

		/** The persons in the order they were met, + 1; and by a hash which of them it is, + 1. */
		private final int[] person;
		private final int[] table;
		private int persons;
		final int count;

		Lenders(List<FlowReading> collectors) {
			count = collectors.stream().mapToInt(read -> read.lenderSlots.length).sum();
			collector = new int[count];
			since = new short[count];
			begin = new int[count + 2];
			person = new int[count];
			table = new int[Integer.highestOneBit(Math.max(8, count)) * 4];
			var which = new int[count];
			int n = 0;
			for (var read : collectors) {
				for (int slot : read.lenderSlots) {
					which[n] = enter(read.pairs.person[slot]);
					begin[which[n++] + 2]++;
				}
			}
			for (int p = 2; p < persons + 2; p++) {
				begin[p] += begin[p - 1];
			}
			n = 0;
			for (int c = 0; c < collectors.size(); c++) {
				var read = collectors.get(c);
				for (int slot : read.lenderSlots) {
					int at = begin[which[n++] + 1]++;
					collector[at] = c;
					since[at] = read.pairs.firstIn[slot];
				}
			}
		}

		private int slot(int who) {
			int slot = who * 0x9e3779b1 >>> 7 & table.length - 1;
			while (table[slot] != 0 && person[table[slot] - 1] != who) {
				slot = slot + 1 & table.length - 1;
			}
			return slot;
		}

		private int enter(int who) {
			int slot = slot(who);
			if (table[slot] == 0) {
				person[persons] = who;
				table[slot] = ++persons;
			}
			return table[slot] - 1;
		}

		/** Which of the persons it is, or -1. */
		int find(int who) {
			return table[slot(who + 1)] - 1;
		}

		/**
		 * How many lenders two collectors have in common, by {@link #key} of their places; without persons who lend to too many.
		 *
		 * @param collectors how many there are
		 */
		Sums shared(int collectors) {
			int pairs = 0;
			for (int p = 0; p < persons; p++) {
				int parties = begin[p + 1] - begin[p];
				pairs += parties <= PARTIES_MOST ? parties * (parties - 1) / 2 : 0;
			}
			var sums = new Sums();
			sums.clear((int) Math.min(pairs, (long) collectors * (collectors - 1) / 2));
			for (int p = 0; p < persons; p++) {
				for (int a = begin[p]; begin[p + 1] - begin[p] <= PARTIES_MOST && a < begin[p + 1]; a++) {
					for (int b = a + 1; b < begin[p + 1]; b++) {
						sums.add(key(collector[a], collector[b]), 1);
					}
				}
			}
			return sums;
		}

	}

	private static long key(int a, int b) {
		return (long) a << 32 | b;
	}

}
