package cn.fangfei.detection.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a text brings together: its terms by kind, each counted once, those that stand denied left out, and the highest rate.
 */
final class TextEvidence {

	/** In which kinds a term was found, each a set of kinds. */
	private static final class Found {

		private long all;

		/** Only in sentences that neither deny it nor report or warn of anything. */
		private long live;

		private long weighed;

	}

	private static final int KINDS = TermKind.values().length;

	private final Map<String, Found> terms = new HashMap<>();

	private final int[] all = new int[KINDS];

	private final int[] live = new int[KINDS];

	private final int[] weighed = new int[KINDS];

	private double highestRate;

	private double highestNamed;

	private boolean rate;

	private boolean asks;

	void add(Hit hit, boolean plain) {
		var kind = hit.kind().ordinal();
		var bit = hit.kind().bit();
		var found = terms.computeIfAbsent(hit.term(), term -> new Found());
		if ((found.all & bit) == 0) {
			found.all |= bit;
			all[kind]++;
		}
		if (plain && (found.live & bit) == 0) {
			found.live |= bit;
			live[kind]++;
		}
	}

	/** How many terms of the kind were weighed before this one, which was {@link #add added}; negative if this one was. */
	int weigh(Hit hit) {
		var found = terms.get(hit.term());
		if ((found.weighed & hit.kind().bit()) != 0) {
			return -1;
		}
		found.weighed |= hit.kind().bit();
		return weighed[hit.kind().ordinal()]++;
	}

	/** Takes a rate that no sentence denies; {@code plain} if its sentence neither reports nor warns. */
	void add(double annual, boolean plain) {
		highestNamed = Math.max(highestNamed, annual);
		if (plain) {
			rate = true;
			highestRate = Math.max(highestRate, annual);
		}
	}

	int count(TermKind kind) {
		return all[kind.ordinal()];
	}

	int liveCount(TermKind kind) {
		return live[kind.ordinal()];
	}

	boolean has(TermKind kind, List<String> terms) {
		for (var term : terms) {
			var found = this.terms.get(term);
			if (found != null && (found.all & kind.bit()) != 0) {
				return true;
			}
		}
		return false;
	}

	/** Those that stand in sentences which neither deny nor report. */
	List<String> liveTerms(TermKind kind) {
		if (live[kind.ordinal()] == 0) {
			return List.of();
		}
		var of = new ArrayList<String>();
		terms.forEach((term, found) -> {
			if ((found.live & kind.bit()) != 0) {
				of.add(term);
			}
		});
		return of;
	}

	/** Takes note that a sentence asks. */
	void ask() {
		asks = true;
	}

	boolean asks() {
		return asks;
	}

	boolean hasRate() {
		return rate;
	}

	/** The highest rate of all, also of those that are reported. */
	double highestNamed() {
		return highestNamed;
	}

	double highestRate() {
		return highestRate;
	}

}
