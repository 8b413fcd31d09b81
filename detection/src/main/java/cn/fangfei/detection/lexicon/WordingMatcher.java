package cn.fangfei.detection.lexicon;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds the terms of a lexicon in names and scopes.
 *
 * <p><b>Overlaps.</b> First, within a tier, the longest term wins ({@code 消费返利}, not {@code 返利}; of two as long, the
 * one further left). Then a term that overlaps one of a higher tier is dropped: {@code 融资理财} holds {@code 理财}, so the
 * officer sees one hit, {@code 理财} 禁用, spanning the two characters the statute forbids. Hits of one text never overlap.
 * Characters that belong to two words that meet ({@code 基金|融资} holds no {@code 金融}) win over nothing: they are
 * considered last, and only where no word was found.
 *
 * <p><b>Guards.</b> A hit that is no business of the firm keeps its place in the result and carries a sentence why; the
 * rules are in {@link WordingGuards}.
 *
 * <p>Immutable: compile once, share between threads.
 */
public final class WordingMatcher {

	private static final Comparator<Match> LONGEST_FIRST = Comparator.comparingInt(Match::length)
		.reversed()
		.thenComparingInt(Match::start);

	/** A term at a place in the folded text. */
	record Match(Term term, int start, int end) {

		int length() {
			return end - start;
		}

		boolean overlaps(BitSet taken) {
			var next = taken.nextSetBit(start);
			return next >= 0 && next < end;
		}

		void take(BitSet taken) {
			taken.set(start, end);
		}

	}

	record Term(String text, String folded, WordingTier tier) {
	}

	private final List<Term> terms;

	private final TermAutomaton automaton;

	private WordingMatcher(List<Term> terms, TermAutomaton automaton) {
		this.terms = terms;
		this.automaton = automaton;
	}

	/**
	 * Compiles all terms of the lexicon, in force or not; see {@link WordingLexicon#on}. A text listed in both tiers counts
	 * in the higher one.
	 */
	public static WordingMatcher compile(WordingLexicon lexicon) {
		var byFolded = new LinkedHashMap<String, Term>();
		for (var entry : lexicon.terms()) {
			var folded = Folding.fold(entry.text());
			byFolded.merge(folded, new Term(entry.text(), folded, entry.tier()),
					(known, other) -> known.tier().compareTo(other.tier()) <= 0 ? known : other);
		}
		return new WordingMatcher(List.copyOf(byFolded.values()), new TermAutomaton(List.copyOf(byFolded.keySet())));
	}

	/** All hits of a firm: those of its name, then those of its scope, each from left to right. */
	public List<WordingHit> screen(FirmText firm) {
		var inName = find(firm.name());
		var inScope = find(firm.scope());
		if (inName.isEmpty() && inScope.isEmpty()) {
			return List.of();
		}
		var guards = new WordingGuards(firm);
		var hits = new ArrayList<WordingHit>(inName.size() + inScope.size());
		collect(hits, WordingPosition.NAME, firm.name(), inName, guards);
		collect(hits, WordingPosition.SCOPE, firm.scope(), inScope, guards);
		return List.copyOf(hits);
	}

	private List<Match> find(String text) {
		var found = new ArrayList<Match>(0);
		automaton.scan(text, (index, end) -> {
			var term = terms.get(index);
			found.add(new Match(term, end - term.folded().length(), end));
		});
		return found;
	}

	private static void collect(List<WordingHit> hits, WordingPosition position, String original, List<Match> found,
			WordingGuards guards) {
		if (found.isEmpty()) {
			return;
		}
		var text = new ScopeText(original);
		for (var match : settled(found, text)) {
			var start = text.at(match.start());
			var end = text.at(match.end() - 1) + 1;
			var context = text.context(start, end);
			hits.add(new WordingHit(position, match.term().text(), match.term().tier(), start, end,
					original.substring(context.start(), context.end()), context.start(),
					guards.of(position, text, match).orElse(null)));
		}
	}

	/** What is left of the matches when every overlap is settled, from left to right. */
	private static List<Match> settled(List<Match> found, ScopeText text) {
		if (found.size() < 2) {
			return found;
		}
		var kept = new ArrayList<Match>(found.size());
		var taken = new BitSet(text.text().length());
		var coincidence = found.stream().collect(Collectors.partitioningBy(match -> Phrases.isCoincidence(text, match)));
		for (var rank : List.of(coincidence.get(false), coincidence.get(true))) {
			for (var tier : WordingTier.values()) {
				var longest = longest(rank, tier);
				longest.removeIf(match -> match.overlaps(taken));
				longest.forEach(match -> match.take(taken));
				kept.addAll(longest);
			}
		}
		kept.sort(Comparator.comparingInt(Match::start));
		return kept;
	}

	private static List<Match> longest(List<Match> found, WordingTier tier) {
		var longest = new ArrayList<Match>();
		var taken = new BitSet();
		found.stream().filter(match -> match.term().tier() == tier).sorted(LONGEST_FIRST).forEach(match -> {
			if (!match.overlaps(taken)) {
				match.take(taken);
				longest.add(match);
			}
		});
		return longest;
	}

}
