package cn.fangfei.detection.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What is known of single characters: the simplified form of a traditional one, the character that two components make when a
 * writer splits it (禾刂 for 利), and the syllable, without its tone, of those that sound like a character of a term.
 *
 * <p>The file {@code han.txt} holds one fact a line. {@code T 資资} pairs after Unicode CLDR (Hant-Hans); {@code S bao 保宝饱…}
 * after Unicode CLDR (Han-Latin), only the syllables that occur in terms; {@code P 禾刂利} and {@code L 保葆}, characters that look alike, made here.
 */
final class HanTable {

	/** The first of the characters that stand for a syllable; a private-use character is in no term and no text. */
	private static final char SYLLABLES = '\uE000';

	private static final char[] SIMPLE = new char[Character.MAX_VALUE + 1];

	private static final char[] SOUND = new char[Character.MAX_VALUE + 1];

	/** Of each character the one that it looks like, itself if there is none. */
	private static final char[] SHAPE = new char[Character.MAX_VALUE + 1];

	/** Numbers, from 1, of the characters that are the left one of a pair. */
	private static final short[] LEFT = new short[Character.MAX_VALUE + 1];

	private static final short[] RIGHT = new short[Character.MAX_VALUE + 1];

	/** What each left one makes with each right one. */
	private static final char[][] JOINED;

	private static final int LETTERS = 26;

	/** A trie over small letters: {@value #LETTERS} successors a node, the root first, 0 for none. */
	private static final short[] SPELLING;

	/** What the letters up to a node spell, or 0. */
	private static final char[] SPELLED;

	static {
		var pairs = new ArrayList<String>();
		var syllables = new ArrayList<String>();
		read(pairs, syllables);
		for (var c = 0; c < SHAPE.length; c++) {
			SHAPE[c] = SHAPE[c] == 0 ? (char) c : SHAPE[c];
		}
		JOINED = joined(pairs);
		var nodes = 1 + syllables.stream().mapToInt(String::length).sum();
		SPELLING = new short[nodes * LETTERS];
		SPELLED = new char[nodes];
		spell(syllables);
	}

	private HanTable() {
	}

	/** The simplified form, or 0 where a character is not known to have one. */
	static char simple(char c) {
		return SIMPLE[c];
	}

	/** The character that stands for the syllable of a Han character, or 0. */
	static char sound(char c) {
		return SOUND[c];
	}

	/** The best known of the characters that look like this one; the character itself if there is none. */
	static char shape(char c) {
		return SHAPE[c];
	}

	/** Where a letter from a to z leads in the trie of the syllables, whose root is 0; 0 if nowhere. */
	static int spelling(int node, char letter) {
		return SPELLING[node * LETTERS + letter - 'a'];
	}

	/** The character that stands for the syllable which the letters up to a node of the trie spell, or 0. */
	static char spelled(int node) {
		return SPELLED[node];
	}

	/** The character that two components make, or 0. */
	static char joined(char left, char right) {
		var first = LEFT[left];
		return first == 0 ? 0 : JOINED[first][RIGHT[right]];
	}

	private static char[][] joined(List<String> pairs) {
		var lefts = 1;
		var rights = 1;
		for (var pair : pairs) {
			if (LEFT[pair.charAt(0)] == 0) {
				LEFT[pair.charAt(0)] = (short) lefts++;
			}
			if (RIGHT[pair.charAt(1)] == 0) {
				RIGHT[pair.charAt(1)] = (short) rights++;
			}
		}
		var joined = new char[lefts][rights];
		pairs.forEach(pair -> joined[LEFT[pair.charAt(0)]][RIGHT[pair.charAt(1)]] = pair.charAt(2));
		return joined;
	}

	private static void spell(List<String> syllables) {
		var nodes = 1;
		for (var k = 0; k < syllables.size(); k++) {
			var node = 0;
			for (var letter : syllables.get(k).toCharArray()) {
				var at = node * LETTERS + letter - 'a';
				if (SPELLING[at] == 0) {
					SPELLING[at] = (short) nodes++;
				}
				node = SPELLING[at];
			}
			SPELLED[node] = (char) (SYLLABLES + k);
		}
	}

	private static void read(List<String> pairs, List<String> syllables) {
		var stream = Objects.requireNonNull(HanTable.class.getResourceAsStream("han.txt"), "han.txt");
		try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			for (var line = in.readLine(); line != null; line = in.readLine()) {
				take(line, pairs, syllables);
			}
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

	private static void take(String line, List<String> pairs, List<String> syllables) {
		if (line.isEmpty() || line.charAt(0) == '#') {
			return;
		}
		var fields = line.split(" ");
		switch (fields[0]) {
			case "T" -> {
				for (var i = 1; i < fields.length; i++) {
					SIMPLE[fields[i].charAt(0)] = fields[i].charAt(1);
				}
			}
			case "P" -> {
				pairs.addAll(Arrays.asList(fields).subList(1, fields.length));
			}
			case "L" -> {
				for (var i = 1; i < fields.length; i++) {
					for (var c : fields[i].toCharArray()) {
						SHAPE[c] = SHAPE[c] == 0 ? fields[i].charAt(0) : SHAPE[c];
					}
				}
			}
			case "S" -> {
				for (var c : fields[2].toCharArray()) {
					SOUND[c] = (char) (SYLLABLES + syllables.size());
				}
				syllables.add(fields[1]);
			}
			default -> throw new IllegalStateException("han.txt: " + line);
		}
	}

}
