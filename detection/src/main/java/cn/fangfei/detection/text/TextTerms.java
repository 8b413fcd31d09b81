package cn.fangfei.detection.text;

import cn.fangfei.detection.lexicon.TermAutomaton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The terms of {@code terms.txt}, compiled, and the rule which of the found ones count.
 *
 * <p>Three automata read the same text: its characters, their syllables, and what they look like. A term found by its syllables counts if
 * it has at least {@value #SOUND_ALONE} of them or if at least half of its characters are written right; a term found by its looks, if at least half of
 * them are. Only evidence of three characters and more, and terms marked {@code ~}, are looked for that way: other words of two
 * characters have too many innocent neighbours.
 */
final class TextTerms {

	private static final int SOUND_ALONE = 4;

	private final String[] texts;

	/** The characters of each. */
	private final char[][] letters;

	private final TermKind[][] kinds;

	private final TermAutomaton written;

	/** The terms that are known by their sounds, in the order of the automaton. */
	private final int[] sounded;

	private final TermAutomaton spoken;

	/** The same by their looks. */
	private final int[] shaped;

	private final TermAutomaton seen;

	private final Phrases phrases;

	/** The most characters that a term has which is known by its looks. */
	private final int longest;

	/** The terms that count by themselves when they only sound or look right. */
	private final BitSet alone = new BitSet();

	/** Each term as a word of the phrases; null if it is in none. */
	private final Phrases.Word[] words;

	private TextTerms(Map<String, List<TermKind>> terms, Set<String> marked, Phrases phrases) {
		this.phrases = phrases;
		this.texts = terms.keySet().toArray(String[]::new);
		this.letters = Arrays.stream(texts).map(String::toCharArray).toArray(char[][]::new);
		this.words = Arrays.stream(texts).map(phrases::word).toArray(Phrases.Word[]::new);
		this.kinds = terms.values().stream().map(of -> of.toArray(TermKind[]::new)).toArray(TermKind[][]::new);
		this.written = TermAutomaton.exact(List.of(texts));
		var sounds = new LinkedHashMap<String, Integer>();
		var shapes = new LinkedHashMap<String, Integer>();
		for (var term = 0; term < texts.length; term++) {
			var written = texts[term];
			alone.set(term, marked.contains(written) || evidence(term) && written.length() > 2);
			if (written.chars().allMatch(c -> PlainText.isHan((char) c)) && (alone.get(term) || words[term] != null)) {
				var sound = Sound.of(written);
				if (sound != null) {
					sounds.putIfAbsent(sound, term);
				}
				shapes.putIfAbsent(shape(written), term);
			}
		}
		this.sounded = sounds.values().stream().mapToInt(term -> term).toArray();
		this.spoken = TermAutomaton.exact(List.copyOf(sounds.keySet()), c -> HanTable.sound((char) c) == 0 ? c : HanTable.sound((char) c));
		this.shaped = shapes.values().stream().mapToInt(term -> term).toArray();
		this.longest = shapes.keySet().stream().mapToInt(String::length).max().orElse(1);
		this.seen = TermAutomaton.exact(List.copyOf(shapes.keySet()));
	}

	private boolean evidence(int term) {
		for (var kind : kinds[term]) {
			if (kind.element() == null) {
				return false;
			}
		}
		return kinds[term].length > 0;
	}

	private static String shape(String words) {
		var shape = new StringBuilder();
		for (var c : words.toCharArray()) {
			shape.append(HanTable.shape(c));
		}
		return shape.toString();
	}

	static TextTerms standard() {
		var terms = new LinkedHashMap<String, List<TermKind>>();
		var marked = new HashSet<String>();
		var phrases = new Phrases();
		for (var file : List.of("terms.txt", "phrases.txt")) {
			read(file, terms, marked, phrases);
		}
		phrases.words().forEach(word -> terms.computeIfAbsent(word, w -> List.of()));
		return new TextTerms(terms, marked, phrases);
	}

	private static void read(String file, Map<String, List<TermKind>> terms, Set<String> marked, Phrases phrases) {
		var classes = new HashMap<String, List<String>>();
		var stream = Objects.requireNonNull(TextTerms.class.getResourceAsStream(file), file);
		try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			for (var line : in.lines().toList()) {
				if (line.startsWith("@")) {
					var words = line.substring(1).split(" ");
					classes.put(words[0], List.of(words).subList(1, words.length));
				}
			}
			// A word of a class may hold the name of another.
			classes.replaceAll((name, words) -> words.stream().flatMap(word -> terms(word, classes).stream()).toList());
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
		stream = Objects.requireNonNull(TextTerms.class.getResourceAsStream(file), file);
		try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			TermKind kind = null;
			for (var line = in.readLine(); line != null; line = in.readLine()) {
				if (line.isBlank() || line.startsWith("#") || line.startsWith("@")) {
					continue;
				}
				if (line.startsWith("[")) {
					kind = TermKind.valueOf(line.substring(1, line.length() - 1));
					continue;
				}
				for (var word : line.split(" ")) {
					if (word.startsWith("<") && word.indexOf('<', 1) > 0) {
						phrases.add(kind, word, classes);
						continue;
					}
					var sounded = word.endsWith("~");
					for (var term : terms(sounded ? word.substring(0, word.length() - 1) : word, classes)) {
						if (sounded) {
							marked.add(term);
						}
						var of = terms.computeIfAbsent(term, t -> new ArrayList<>());
						if (!of.contains(kind)) {
							of.add(kind);
						}
					}
				}
			}
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

	/** The classes of words in angle brackets replaced by each of their words. */
	private static List<String> terms(String pattern, Map<String, List<String>> classes) {
		var open = pattern.indexOf('<');
		if (open < 0) {
			return List.of(pattern);
		}
		var close = pattern.indexOf('>', open);
		return classes.get(pattern.substring(open + 1, close)).stream()
			.flatMap(word -> terms(pattern.substring(0, open) + word + pattern.substring(close + 1), classes).stream()).toList();
	}

	/** The terms that count, by where they begin. */
	List<Hit> find(PlainText text) {
		var found = new ArrayList<Hit>(text.length / 4);
		var pieces = new ArrayList<Phrases.Piece>(text.length / 4);
		written.scan(text.chars, text.length, (term, end) -> add(found, pieces, term, end - letters[term].length, end, false));
		if (text.latin) {
			var sound = Sound.of(text);
			spoken.scan(sound.syllables, sound.length, (k, end) -> {
				var term = sounded[k];
				var first = end - letters[term].length;
				if (heard(sound.written(text, first, letters[term]), letters[term].length)) {
					add(found, pieces, term, sound.from(first), sound.to(end - 1), true);
				}
			});
		}
		else {
			spoken.scan(text.chars, text.length, (k, end) -> {
				var term = sounded[k];
				if (heard(written(text, end, letters[term]), letters[term].length)) {
					add(found, pieces, term, end - letters[term].length, end, true);
				}
			});
		}
		looks(text, found, pieces);
		pieces.sort(Comparator.comparingInt(Phrases.Piece::start));
		phrases.find(text, pieces, found);
		found.sort(TextTerms::longestFirst);
		return longest(found);
	}

	/** Whether a term of so many characters counts by its sound, of which so many are written right. */
	private static boolean heard(int right, int length) {
		return right < length && (length >= SOUND_ALONE || right * 2 >= length);
	}

	/** How many characters of a term stand in the text where it ends. */
	private static int written(PlainText text, int end, char[] term) {
		var right = 0;
		for (var i = 0; i < term.length; i++) {
			right += text.chars[end - term.length + i] == term[i] ? 1 : 0;
		}
		return right;
	}

	/** By where they begin, the longest first, one that is written right before one that looks alike. */
	private static int longestFirst(Hit one, Hit other) {
		if (one.start() != other.start()) {
			return Integer.compare(one.start(), other.start());
		}
		return one.end() != other.end() ? Integer.compare(other.end(), one.end()) : Boolean.compare(one.alike(), other.alike());
	}

	private void looks(PlainText text, List<Hit> found, List<Phrases.Piece> pieces) {
		var shapes = new char[text.length];
		var first = -1;
		var last = -1;
		for (var i = 0; i < text.length; i++) {
			shapes[i] = HanTable.shape(text.chars[i]);
			if (shapes[i] != text.chars[i]) {
				if (first >= 0 && i - last >= 2 * longest) {
					looks(text, shapes, first, last, found, pieces);
					first = i;
				}
				first = first < 0 ? i : first;
				last = i;
			}
		}
		if (first >= 0) {
			looks(text, shapes, first, last, found, pieces);
		}
	}

	/** The terms that may hold one of the characters from {@code first} to {@code last}. */
	private void looks(PlainText text, char[] shapes, int first, int last, List<Hit> found, List<Phrases.Piece> pieces) {
		seen.scan(shapes, Math.max(0, first - longest + 1), Math.min(text.length, last + longest), (k, end) -> {
			var term = shaped[k];
			var length = letters[term].length;
			var right = written(text, end, letters[term]);
			if (right < length && right * 2 >= length) {
				add(found, pieces, term, end - length, end, true);
			}
		});
	}

	private void add(List<Hit> found, List<Phrases.Piece> pieces, int term, int start, int end, boolean alike) {
		if (!alike || alone.get(term)) {
			for (var kind : kinds[term]) {
				found.add(new Hit(kind, texts[term], start, end, alike));
			}
		}
		if (words[term] != null) {
			pieces.add(new Phrases.Piece(words[term], start, end, alike));
		}
	}

	/** Drops what lies within a longer term that says more. */
	private static List<Hit> longest(List<Hit> sorted) {
		var kept = new ArrayList<Hit>(sorted.size());
		for (var hit : sorted) {
			if (!swallowed(hit, kept)) {
				kept.add(hit);
			}
		}
		return kept;
	}

	/** The longer ones begin no later and stand before it in the list; none reaches back further than the longest term. */
	private static boolean swallowed(Hit hit, List<Hit> kept) {
		for (var i = kept.size() - 1; i >= 0; i--) {
			var other = kept.get(i);
			if (hit.start() - other.start() > 24) {
				return false;
			}
			if (hit.within(other) && hit.length() < other.length() && says(other, hit)) {
				return true;
			}
			if (hit.alike() && hit.kind() == other.kind() && hit.start() == other.start()
					&& hit.end() == other.end()) {
				return true;
			}
		}
		return false;
	}

	private static boolean says(Hit longer, Hit shorter) {
		return longer.kind() == shorter.kind() || longer.kind().shadows() && !shorter.kind().grammar() && shorter.kind() != TermKind.CASE
				|| (longer.kind() == TermKind.GUARANTEE || longer.kind() == TermKind.ASSURE) && shorter.kind().tells()
				|| longer.kind().element() != null && shorter.kind().element() != null
						&& (longer.kind() != TermKind.ASSURE || shorter.kind().weight() <= longer.kind().weight());
	}

}
