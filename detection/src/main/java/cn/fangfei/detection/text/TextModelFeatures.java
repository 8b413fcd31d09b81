package cn.fangfei.detection.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model sees of a text: hashed sequences of one to three characters with how often they come, and what the rules found. Names,
 * numbers and places are not taken apart: a sequence that comes in one text only is forgotten in training, and digits are all one digit, so
 * that a model learns wording rather than stock codes and dates.
 *
 * @param grams buckets of the sequences, ascending, each once, below {@link #GRAMS}
 * @param counts how often each comes
 * @param rules buckets of what the rules found, ascending, each once, below {@link #RULES}
 * @param values how strongly, 0 to 1
 */
record TextModelFeatures(int[] grams, int[] counts, int[] rules, float[] values) {

	/** Changed whenever the same text would give other features: a model made before is then refused. */
	static final int VERSION = 2;
	static final int GRAMS = 1 << 20;
	static final int RULES = 1 << 12;
	static final int LONGEST_GRAM = 3;
	/** Further on a text says nothing new; this bounds the work of one item. */
	private static final int LONGEST_TEXT = 20_000;
	private static final double[] RATE_BANDS = { 3, 6, 12, 24, 60 };

	static TextModelFeatures of(TextItem item, TextFinding finding) {
		var text = folded(item.text());
		var all = new int[text.length * LONGEST_GRAM];
		int n = 0;
		for (int i = 0; i < text.length; i++) {
			int hash = 0x9e3779b9;
			for (int length = 1; length <= LONGEST_GRAM && i + length <= text.length; length++) {
				hash = (hash ^ text[i + length - 1]) * 0x01000193;
				hash = Integer.rotateLeft(hash, 13) + length;
				all[n++] = mixed(hash) & GRAMS - 1;
			}
		}
		Arrays.sort(all, 0, n);
		var grams = new int[n];
		var counts = new int[n];
		int distinct = 0;
		for (int i = 0; i < n; i++) {
			if (distinct > 0 && grams[distinct - 1] == all[i]) {
				counts[distinct - 1]++;
			} else {
				grams[distinct] = all[i];
				counts[distinct++] = 1;
			}
		}
		var found = new TreeMap<Integer, Float>();
		rules(finding).forEach((name, value) -> found.merge(mixed(name.hashCode()) & RULES - 1, value, Float::max));
		var rules = new int[found.size()];
		var values = new float[found.size()];
		int r = 0;
		for (var each : found.entrySet()) {
			rules[r] = each.getKey();
			values[r++] = each.getValue();
		}
		return new TextModelFeatures(Arrays.copyOf(grams, distinct), Arrays.copyOf(counts, distinct), rules, values);
	}

	/** Small letters, half width, one zero for a run of digits, one space for a run of blanks, nothing for what cannot be seen. */
	private static char[] folded(String text) {
		int length = Math.min(text.length(), LONGEST_TEXT);
		var out = new char[length];
		int n = 0;
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			if (c >= '\uff01' && c <= '\uff5e') {
				c -= '\uff01' - '!';
			}
			if (c >= '0' && c <= '9') {
				c = '0';
			} else if (c <= ' ' || Character.isSpaceChar(c)) {
				c = ' ';
			} else if (Character.getType(c) == Character.FORMAT) {
				continue;
			} else {
				c = Character.toLowerCase(c);
			}
			if ((c == '0' || c == ' ') && n > 0 && out[n - 1] == c) {
				continue;
			}
			out[n++] = c;
		}
		return Arrays.copyOf(out, n);
	}

	private static Map<String, Float> rules(TextFinding finding) {
		var rules = new HashMap<String, Float>();
		rules.put("score", (float) (finding.score() / 100));
		rules.put("level " + finding.level(), 1f);
		for (var element : finding.elements()) {
			rules.put("element " + element, 1f);
		}
		var kinds = new HashMap<String, Integer>();
		for (var span : finding.spans()) {
			kinds.merge(span.kind(), 1, Integer::sum);
			rules.put("term " + span.kind() + " " + span.term(), 1f);
		}
		kinds.forEach((kind, times) -> rules.put("kind " + kind, (float) Math.min(1, Math.log1p(times) / Math.log(5))));
		double highest = -1;
		for (var rate : finding.rates()) {
			highest = Math.max(highest, rate.annual());
		}
		int band = 0;
		while (band < RATE_BANDS.length && highest > RATE_BANDS[band]) {
			band++;
		}
		rules.put(highest < 0 ? "rate none" : "rate " + band, 1f);
		if (finding.guard() != null) {
			rules.put("guard", 1f);
			rules.put("guard " + opening(finding.guard()), 1f);
		}
		for (var entity : finding.entities()) {
			rules.put("entity " + entity.kind(), 1f);
		}
		return rules;
	}

	/** A guard up to its first mark: its kind, without the words it quotes. */
	private static String opening(String guard) {
		int end = 0;
		while (end < guard.length() && Character.isLetter(guard.charAt(end))) {
			end++;
		}
		return guard.substring(0, end);
	}

	private static int mixed(int h) {
		h ^= h >>> 16;
		h *= 0x85ebca6b;
		h ^= h >>> 13;
		h *= 0xc2b2ae35;
		return h ^ h >>> 16;
	}

}
