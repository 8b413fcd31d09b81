package cn.fangfei.detection.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Towards what a stretch of text leans: sums over its characters and pairs of neighbouring characters, each with a weight.
 *
 * <p>Words are ever new, the characters that they are made of are not: who warns writes 骗, 警, 勿, who vouches writes 赔, 兜, 稳. The
 * weights are logistic regressions over the project's own corpus of invented texts (test code {@code LeaningRun}, side TUNE alone), in
 * tenths, so that a file can be read: a line begins with the weight and lists what has it. Digits are one sign, Latin letters another.
 *
 * <p>Up to four files are read into one table, so that a text is gone through once. Immutable; shared by threads.
 */
final class Leaning {

	/** What a run of digits and of Latin letters counts as. */
	private static final char DIGIT = '0';

	private static final char LETTER = 'a';

	private static final double TENTHS = 10;

	/** What each plain character counts as. */
	private static final char[] SIGNS = signs();

	/** Bits of one weight; four of them are added at once. */
	private static final int LANE = 16;

	/** What is added to each weight so that none is negative, and how many can then be added before a lane is full. */
	private static final int RAISED = 128;

	private static final int MOST = (1 << LANE) / (2 * RAISED);

	private final int files;

	private final int[] intercepts;

	/** Of each character the place of its weights, 0 if it has none. */
	private final int[] single = new int[Character.MAX_VALUE + 1];

	/** An open table: a pair, and beside it the place of its weights; a pair of 0 is free. */
	private final int[] pairs;

	private final int mask;

	/** The weights of a sign in each file, a lane each. The first is of what has none. */
	private final long[] weights;

	private Leaning(Map<String, int[]> weightsOf, int[] intercepts) {
		this.files = intercepts.length;
		this.intercepts = intercepts;
		this.weights = new long[weightsOf.size() + 1];
		weights[0] = lanes(new int[files]);
		var size = Integer.highestOneBit(Math.max(16, weightsOf.size() * 4)) << 1;
		this.mask = size - 1;
		this.pairs = new int[2 * size];
		var place = 1;
		for (var sign : weightsOf.entrySet()) {
			var words = sign.getKey();
			if (words.length() == 1) {
				single[words.charAt(0)] = place;
			}
			else {
				var at = slot(words.charAt(0) << 16 | words.charAt(1));
				pairs[at] = words.charAt(0) << 16 | words.charAt(1);
				pairs[at + 1] = place;
			}
			weights[place++] = lanes(sign.getValue());
		}
	}

	private static long lanes(int[] weights) {
		var lanes = 0L;
		for (var k = 0; k < weights.length; k++) {
			if (Math.abs(weights[k]) >= RAISED) {
				throw new IllegalArgumentException("a weight is less than " + RAISED + ": " + weights[k]);
			}
			lanes |= (long) (weights[k] + RAISED) << k * LANE;
		}
		return lanes;
	}

	/** The weights of at most four files beside this class. */
	static Leaning read(String... files) {
		var weightsOf = new HashMap<String, int[]>();
		var intercepts = new int[files.length];
		for (var k = 0; k < files.length; k++) {
			var stream = Objects.requireNonNull(Leaning.class.getResourceAsStream(files[k]), files[k]);
			try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
				for (var line : in.lines().filter(line -> !line.startsWith("#")).toList()) {
					var words = line.split(" ");
					var weight = Integer.parseInt(words[0]);
					if (words.length == 1) {
						intercepts[k] = weight;
					}
					for (var sign : Arrays.asList(words).subList(1, words.length)) {
						weightsOf.computeIfAbsent(sign, s -> new int[files.length])[k] = weight;
					}
				}
			}
			catch (IOException failed) {
				throw new UncheckedIOException(failed);
			}
		}
		return new Leaning(weightsOf, intercepts);
	}

	private int slot(int pair) {
		var at = (pair * 0x9E3779B1 >>> 7) & mask;
		while (pairs[2 * at] != 0 && pairs[2 * at] != pair) {
			at = at + 1 & mask;
		}
		return 2 * at;
	}

	private static char[] signs() {
		var signs = new char[Character.MAX_VALUE + 1];
		for (var c = 0; c < signs.length; c++) {
			signs[c] = sign((char) c);
		}
		return signs;
	}

	/** The sign that a plain character counts as; 0 for one that parts words. */
	static char sign(char c) {
		if (c >= '0' && c <= '9') {
			return DIGIT;
		}
		if (c >= 'a' && c <= 'z') {
			return LETTER;
		}
		return c == ' ' || c == '\n' || c == '.' ? 0 : c;
	}

	/** Whether a sign goes on with the run before it and so is none of its own. */
	static boolean goesOn(char sign, char last) {
		return sign == last && (sign == DIGIT || sign == LETTER);
	}

	/** The log odds of a clause, of the first file. */
	double of(char[] chars, int from, int to) {
		return (sums(chars, from, to)[0] + intercepts[0]) / TENTHS;
	}

	/** The log odds of a text of any length, by file: evidence grows with the root of what there is. */
	double[] ofText(char[] chars, int length) {
		var sums = sums(chars, 0, length);
		var odds = new double[files];
		for (var k = 0; k < files; k++) {
			odds[k] = (sums[k] / root(sums[files]) + intercepts[k]) / TENTHS;
		}
		return odds;
	}

	/** By what the evidence of a text is divided that has so many signs. */
	static double root(int signs) {
		return Math.sqrt(Math.max(1, 2 * signs));
	}

	/** The sum of each file, and behind them how many signs there are. */
	private int[] sums(char[] chars, int from, int to) {
		var sums = new int[files + 1];
		var lanes = 0L;
		var added = 0;
		var signs = 0;
		var last = (char) 0;
		for (var i = from; i < to; i++) {
			var c = SIGNS[chars[i]];
			if (c != 0 && !goesOn(c, last)) {
				signs++;
				lanes += weights[single[c]];
				added++;
				if (last != 0) {
					lanes += weights[pairs[slot(last << 16 | c) + 1]];
					added++;
				}
				if (added >= MOST - 1) {
					empty(lanes, added, sums);
					lanes = 0;
					added = 0;
				}
			}
			last = c;
		}
		empty(lanes, added, sums);
		sums[files] = signs;
		return sums;
	}

	/** Adds what the lanes hold after so many additions. */
	private void empty(long lanes, int added, int[] sums) {
		for (var k = 0; k < files; k++) {
			sums[k] += (int) (lanes >>> k * LANE & (1 << LANE) - 1) - added * RAISED;
		}
	}

}
