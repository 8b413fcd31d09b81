package cn.fangfei.detection.text;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a text brings together: its terms by kind, each counted once, those that stand denied left out, and the highest rate.
 */
final class TextEvidence {

	private final Map<TermKind, Set<String>> all = new EnumMap<>(TermKind.class);

	/** Terms of sentences that neither deny them nor report or warn of anything. */
	private final Map<TermKind, Set<String>> live = new EnumMap<>(TermKind.class);

	private double highestRate;

	private double highestNamed;

	private boolean rate;

	private boolean asks;

	void add(Hit hit, boolean plain) {
		all.computeIfAbsent(hit.kind(), k -> new HashSet<>()).add(hit.term());
		if (plain) {
			live.computeIfAbsent(hit.kind(), k -> new HashSet<>()).add(hit.term());
		}
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
		return all.getOrDefault(kind, Set.of()).size();
	}

	int liveCount(TermKind kind) {
		return live.getOrDefault(kind, Set.of()).size();
	}

	boolean has(TermKind kind, List<String> terms) {
		var found = all.getOrDefault(kind, Set.of());
		for (var term : terms) {
			if (found.contains(term)) {
				return true;
			}
		}
		return false;
	}

	Set<String> terms(TermKind kind) {
		return all.getOrDefault(kind, Set.of());
	}

	/** Those that stand in sentences which neither deny nor report. */
	Set<String> liveTerms(TermKind kind) {
		return live.getOrDefault(kind, Set.of());
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
