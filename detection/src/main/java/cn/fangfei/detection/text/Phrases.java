package cn.fangfei.detection.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Phrases: words of one class followed, a few characters on and within the clause, by words of another (保证 … 本金 … 安全).
 *
 * <p>Five hundred words say what a hundred thousand terms would. The words are found with the terms, through the same channels; here only those
 * found are looked at. A class may also hold single characters, which are read from the text itself and therefore never begin a phrase.
 */
final class Phrases {

	/** What ends the reach of a word: the marks of a sentence and of a list, and a denial, which turns what follows. */
	private static final Signs STOPS = Signs.of(",。!?;:、\n不没无零");

	/** No gap is wider: it is one digit. */
	private static final int WIDEST = 9;

	/** A class of words at its place in a phrase; at most {@code gap} characters before it. */
	private record Part(int words, int gap, boolean optional) {
	}

	private record Phrase(TermKind kind, Part[] parts) {
	}

	/** A word of one class or more. */
	static final class Word {

		private final String text;

		private final BitSet classes = new BitSet();

		/** The phrases that begin with one of its classes. */
		private Phrase[] begins = {};

		private Word(String text) {
			this.text = text;
		}

		private void begin(Phrase phrase) {
			begins = Arrays.copyOf(begins, begins.length + 1);
			begins[begins.length - 1] = phrase;
		}

	}

	/** A word found in a text. */
	record Piece(Word word, int start, int end, boolean alike) {
	}

	private final Map<String, Integer> numbers = new HashMap<>();

	private final List<Signs> characters = new ArrayList<>();

	private final Map<String, Word> words = new HashMap<>();

	/** The words of each class. */
	private final List<List<Word>> wordsOf = new ArrayList<>();

	/** Takes a phrase like {@code <a>3<b>2<c?>}, whose classes are given. */
	void add(TermKind kind, String pattern, Map<String, List<String>> classes) {
		var parts = new ArrayList<Part>();
		var gap = 0;
		for (var i = 0; i < pattern.length(); i++) {
			var c = pattern.charAt(i);
			if (c >= '0' && c <= '9') {
				gap = c - '0';
				continue;
			}
			var close = pattern.indexOf('>', i);
			var optional = pattern.charAt(close - 1) == '?';
			parts.add(new Part(number(pattern.substring(i + 1, optional ? close - 1 : close), classes), gap, optional));
			gap = 0;
			i = close;
		}
		var phrase = new Phrase(kind, parts.toArray(Part[]::new));
		wordsOf.get(parts.get(0).words()).forEach(word -> word.begin(phrase));
	}

	private int number(String name, Map<String, List<String>> classes) {
		var known = numbers.get(name);
		if (known != null) {
			return known;
		}
		var number = numbers.size();
		numbers.put(name, number);
		var single = new StringBuilder();
		var several = new ArrayList<Word>();
		for (var word : classes.get(name)) {
			if (word.length() == 1) {
				single.append(word);
			}
			else {
				var of = words.computeIfAbsent(word, Word::new);
				of.classes.set(number);
				several.add(of);
			}
		}
		wordsOf.add(several);
		characters.add(Signs.of(single.toString()));
		return number;
	}

	/** The words of two characters and more of all classes. */
	Set<String> words() {
		return words.keySet();
	}

	/** The word, or null if it is in no class. */
	Word word(String text) {
		return words.get(text);
	}

	/** Adds the phrases that the pieces make; the pieces are in the order in which they begin. */
	void find(PlainText text, List<Piece> pieces, List<Hit> found) {
		for (var i = 0; i < pieces.size(); i++) {
			var piece = pieces.get(i);
			if (piece.word().begins.length == 0) {
				continue;
			}
			var stop = stop(text, piece.end());
			for (var phrase : piece.word().begins) {
				var hit = follow(text, pieces, i + 1, phrase, 1, piece.start(), piece.end(), stop, piece.word().text, piece.alike());
				if (hit != null) {
					found.add(hit);
				}
			}
		}
	}

	/** The longest way to end the phrase from its part {@code p} on, or null. */
	private Hit follow(PlainText text, List<Piece> pieces, int next, Phrase phrase, int p, int start, int end, int stop, String words,
			boolean alike) {
		if (p == phrase.parts().length) {
			return new Hit(phrase.kind(), words, start, end, alike);
		}
		var part = phrase.parts()[p];
		var ends = p + 1 == phrase.parts().length;
		var best = part.optional() ? follow(text, pieces, next, phrase, p + 1, start, end, stop, words, alike) : null;
		var last = Math.min(stop, end + part.gap());
		for (var i = next; i < pieces.size() && pieces.get(i).start() <= last; i++) {
			var piece = pieces.get(i);
			if (piece.start() >= end && piece.word().classes.get(part.words())) {
				best = longer(best, follow(text, pieces, i + 1, phrase, p + 1, start, piece.end(), ends ? 0 : stop(text, piece.end()),
						words + piece.word().text, alike || piece.alike()));
			}
		}
		var single = characters.get(part.words());
		for (var at = end; best == null && !single.isEmpty() && at <= last && at < text.length; at++) {
			if (single.has(text.chars[at])) {
				best = follow(text, pieces, next, phrase, p + 1, start, at + 1, ends ? 0 : stop(text, at + 1), words + text.chars[at], alike);
			}
		}
		return best;
	}

	private static Hit longer(Hit a, Hit b) {
		return a == null || b != null && b.end() > a.end() ? b : a;
	}

	/** Where the reach of a word ends that ends at a place, if a mark ends it. */
	private static int stop(PlainText text, int end) {
		for (var i = end; i < end + WIDEST; i++) {
			if (STOPS.has(text.charAt(i))) {
				return i;
			}
		}
		return end + WIDEST;
	}

}
