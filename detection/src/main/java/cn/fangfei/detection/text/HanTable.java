package cn.fangfei.detection.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
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

	private static final char[] SHAPE = new char[Character.MAX_VALUE + 1];

	private static final boolean[] BEGINS_PAIR = new boolean[Character.MAX_VALUE + 1];

	private static final boolean[] ENDS_PAIR = new boolean[Character.MAX_VALUE + 1];

	private static final Map<Integer, Character> PAIRS = new HashMap<>();

	private static final Map<String, Character> SYLLABLE = new HashMap<>();

	private static final int LONGEST_SYLLABLE = 6;

	static {
		read();
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
		return SHAPE[c] == 0 ? c : SHAPE[c];
	}

	/** The character that stands for the syllable written in these Latin letters, or 0. */
	static char syllable(char[] text, int from, int to) {
		if (to - from > LONGEST_SYLLABLE) {
			return 0;
		}
		var found = SYLLABLE.get(new String(text, from, to - from));
		return found == null ? 0 : found;
	}

	/** The character that two components make, or 0. */
	static char joined(char left, char right) {
		if (!BEGINS_PAIR[left] || !ENDS_PAIR[right]) {
			return 0;
		}
		var found = PAIRS.get(left << 16 | right);
		return found == null ? 0 : found;
	}

	private static void read() {
		var stream = Objects.requireNonNull(HanTable.class.getResourceAsStream("han.txt"), "han.txt");
		try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			for (var line = in.readLine(); line != null; line = in.readLine()) {
				take(line);
			}
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

	private static void take(String line) {
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
				for (var i = 1; i < fields.length; i++) {
					BEGINS_PAIR[fields[i].charAt(0)] = true;
					ENDS_PAIR[fields[i].charAt(1)] = true;
					PAIRS.put(fields[i].charAt(0) << 16 | fields[i].charAt(1), fields[i].charAt(2));
				}
			}
			case "L" -> {
				for (var i = 1; i < fields.length; i++) {
					for (var c : fields[i].toCharArray()) {
						SHAPE[c] = SHAPE[c] == 0 ? fields[i].charAt(0) : SHAPE[c];
					}
				}
			}
			case "S" -> {
				var sound = (char) (SYLLABLES + SYLLABLE.size());
				SYLLABLE.put(fields[1], sound);
				for (var c : fields[2].toCharArray()) {
					SOUND[c] = sound;
				}
			}
			default -> throw new IllegalStateException("han.txt: " + line);
		}
	}

}
