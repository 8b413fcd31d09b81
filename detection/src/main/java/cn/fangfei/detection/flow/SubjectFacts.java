package cn.fangfei.detection.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of subjects beside their money: who stands behind a firm (D7) and what it changed in the register (D8). Both are optional;
 * without them the watch sees the same money and says less. Subjects are named as in the account list.
 */
public final class SubjectFacts {

	/** How one stands to another. */
	public enum Tie {

		LEGAL_REPRESENTATIVE("法定代表人"), SHAREHOLDER("股东"), SUPERVISOR("董监高"), FAMILY("亲属");

		private final String label;

		Tie(String label) {
			this.label = label;
		}

		String label() {
			return label;
		}

	}

	private record Known(String other, Tie tie, int since, int until) {
	}

	private record Change(int day, String what) {
	}

	/** Families are followed so far from a firm: its owner, and the owner's family. */
	private static final int HOPS = 2;

	private final Map<String, List<Known>> ties = new HashMap<>();
	private final Map<String, List<Change>> changes = new HashMap<>();

	/**
	 * Enters that a person stands to a firm, or to another person, in some way.
	 *
	 * @param since null when always
	 * @param until the last day, null when still
	 */
	public void tie(String person, String other, Tie tie, LocalDate since, LocalDate until) {
		int from = since == null ? Integer.MIN_VALUE : (int) since.toEpochDay();
		int to = until == null ? Integer.MAX_VALUE : (int) until.toEpochDay();
		ties.computeIfAbsent(other, k -> new ArrayList<>()).add(new Known(person, tie, from, to));
		if (tie == Tie.FAMILY) {
			ties.computeIfAbsent(person, k -> new ArrayList<>()).add(new Known(other, tie, from, to));
		}
	}

	/** Enters that a firm changed something in the register: 法定代表人, 名称, 经营范围 and the like. */
	public void changed(String subject, LocalDate day, String what) {
		changes.computeIfAbsent(subject, k -> new ArrayList<>()).add(new Change((int) day.toEpochDay(), what));
	}

	/** Who stands behind a party on a day; of most counties nothing is known of that, and then no name is spelt. */
	Map<String, Tie> behind(AccountBook book, int party, int day) {
		return ties.isEmpty() ? Map.of() : behind(book.name(party), day);
	}

	/** What a party changed last, null when nothing is known. */
	Map.Entry<Integer, String> changed(AccountBook book, int party, int day) {
		return changes.isEmpty() ? null : changed(book.name(party), day);
	}

	/** Who stands behind a subject on a day, up to the family of its owners, each with how; the subject itself is not among them. */
	Map<String, Tie> behind(String subject, int day) {
		var found = new LinkedHashMap<String, Tie>();
		var edge = List.of(subject);
		for (int hop = 0; hop < HOPS && !edge.isEmpty(); hop++) {
			var next = new ArrayList<String>();
			for (var name : edge) {
				for (var known : ties.getOrDefault(name, List.of())) {
					// beyond the owners only their families: the partner of a partner is nobody's
					if (known.since <= day && day <= known.until && (hop == 0 || known.tie == Tie.FAMILY) && !known.other.equals(subject)
							&& found.putIfAbsent(known.other, known.tie) == null) {
						next.add(known.other);
					}
				}
			}
			edge = next;
		}
		return found;
	}

	/** @return the last change up to a day, as day and what; null when none is known */
	Map.Entry<Integer, String> changed(String subject, int day) {
		Change last = null;
		for (var change : changes.getOrDefault(subject, List.of())) {
			if (change.day <= day && (last == null || change.day > last.day
					|| change.day == last.day && change.what.compareTo(last.what) < 0)) {
				last = change;
			}
		}
		return last == null ? null : Map.entry(last.day, last.what);
	}

	boolean knows(String subject) {
		return ties.containsKey(subject);
	}

}
