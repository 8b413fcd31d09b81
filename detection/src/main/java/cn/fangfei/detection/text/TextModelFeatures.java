package cn.fangfei.detection.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a model sees of a text: hashed sequences in seven rooms, with how often each comes, and what the rules found. The first room
 * holds the sequences of one to three characters of the whole text. The others ask how the crime is spoken of, without names
 * ({@link TextModelSigns}): the sequences of one to four characters before and behind a term of kind {@link TermKind#CASE}; the terms and
 * signs in one sentence with it; the shape of the text: how long it is, how often and where the crime is named, how many firms, brands
 * and persons there are; the sequences of one to three characters of each sentence that names it, and of one to four of each clause, with its
 * begin and end; and the manner of a text that names it, by {@link #MANNERS}, stock codes and blanks: a digest of stock news, a post, a
 * judgment, a lecture.
 *
 * <p>Digits are all one digit, and a sequence that comes in one text only is forgotten in training, so that a model learns wording rather
 * than stock codes and dates.
 *
 * @param grams by room the buckets, ascending, each once, below {@link #GRAMS}; a bucket is of one room but for collisions
 * @param counts by room how often each comes
 * @param rules buckets of what the rules found, ascending, each once, below {@link #RULES}
 * @param values how strongly, 0 to 1
 */
record TextModelFeatures(int[][] grams, int[][] counts, int[] rules, float[] values) {

	/** Changed whenever the same text would give other features: a model made before is then refused. */
	static final int VERSION = 4;
	/** Half for the whole text, half for the other rooms: its many rare sequences would blur their few telling ones. */
	static final int GRAMS = 1 << 21;
	static final int RULES = 1 << 12;

	static final int TEXT = 0;
	static final int CONTEXT = 1;
	static final int TOGETHER = 2;
	static final int SHAPE = 3;
	static final int SENTENCE = 4;
	static final int CLAUSE = 5;
	static final int MANNER = 6;
	static final int ROOMS = 7;

	private static final int LONGEST_GRAM = 3;
	private static final int LONGEST_CONTEXT_GRAM = 4;
	/** So many characters on either side of a term are its context; never beyond its sentence. */
	private static final int CONTEXT_REACH = 16;
	/** Further on a text says nothing new; this bounds the work of one item. */
	private static final int LONGEST_TEXT = 20_000;
	private static final String CLAUSE_MARKS = ",:;。!?";
	/** Who speaks, to whom and of how much; each only says whether it is there. */
	private static final String[] MANNERS = { "#", "@", "http", "...", "?", "？", "!", "！", ":", "：", "、", "“", "【", "%", "年", "月", "日", "亿元", "万元",
			"一", "起", "记者", "原告", "被告", "本院", "公告", "律师", "如果", "据", "我", "你", "他们" };
	private static final int STOCK_CODE = 6;
	private static final double[] RATE_BANDS = { 3, 6, 12, 24, 60 };
	private static final TextTerms TERMS = TextTerms.standard();

	static TextModelFeatures of(TextItem item, TextFinding finding) {
		var text = item.text().substring(0, Math.min(item.text().length(), LONGEST_TEXT));
		var room = new Bag[ROOMS];
		Arrays.setAll(room, i -> new Bag(i));
		var folded = folded(text);
		room[TEXT].sequences("", folded, 0, folded.length, LONGEST_GRAM);
		crime(text, finding, room);
		var grams = new int[ROOMS][];
		var counts = new int[ROOMS][];
		for (int i = 0; i < ROOMS; i++) {
			room[i].close();
			grams[i] = room[i].buckets;
			counts[i] = room[i].counts;
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
		return new TextModelFeatures(grams, counts, rules, values);
	}

	/** How the text speaks of the crime. */
	private static void crime(String text, TextFinding finding, Bag[] room) {
		var plain = PlainText.of(text);
		var hits = TERMS.find(plain);
		var signs = TextModelSigns.of(text, plain, hits, finding.entities());
		var sentences = Sentence.split(plain, hits);
		int times = 0;
		int first = -1;
		for (var sentence : sentences) {
			int begin = signs.at(sentence.start());
			int end = signs.at(sentence.end());
			var crimes = new TreeSet<String>();
			var words = new TreeSet<String>();
			int clause = -1;
			for (int i = begin; i < end; i++) {
				if (signs.isSign(i)) {
					words.add(String.valueOf(signs.chars[i]));
				}
			}
			for (var hit : sentence.hits()) {
				if (hit.kind().grammar()) {
					continue;
				}
				words.add(hit.term());
				if (hit.kind() == TermKind.CASE) {
					crimes.add(hit.term());
					first = times++ == 0 ? hit.start() : first;
					int from = signs.at(hit.start());
					int to = signs.at(hit.end());
					room[CONTEXT].sequences("<", signs.chars, Math.max(begin, from - CONTEXT_REACH), from, LONGEST_CONTEXT_GRAM);
					room[CONTEXT].sequences(">", signs.chars, to, Math.min(end, to + CONTEXT_REACH), LONGEST_CONTEXT_GRAM);
					int clauseBegin = from;
					while (clauseBegin > begin && CLAUSE_MARKS.indexOf(signs.chars[clauseBegin - 1]) < 0) {
						clauseBegin--;
					}
					if (clauseBegin != clause) {
						clause = clauseBegin;
						clause(signs.chars, clauseBegin, to, end, room[CLAUSE]);
					}
				}
			}
			if (!crimes.isEmpty()) {
				room[SENTENCE].sequences("", signs.chars, begin, end, LONGEST_GRAM);
			}
			for (var crime : crimes) {
				for (var word : words) {
					if (!word.equals(crime)) {
						room[TOGETHER].named("*" + word);
						room[TOGETHER].named(crime + "|" + word);
					}
				}
			}
		}
		shape(plain, signs, sentences.size(), times, first, room[SHAPE]);
		if (times > 0) {
			manner(text, room[MANNER]);
		}
	}

	private static void shape(PlainText plain, TextModelSigns signs, int sentences, int times, int first, Bag shape) {
		shape.named("length " + (int) (Math.log(1 + plain.length) / Math.log(1.5)));
		shape.named("sentences " + Math.min(6, sentences));
		shape.named("times " + Math.min(4, times));
		if (times > 0) {
			shape.named("first " + Math.min(8, first / 15));
			shape.named("fifth " + 5 * first / plain.length);
		}
		for (char sign = TextModelSigns.FIRM; sign <= TextModelSigns.QUOTED; sign++) {
			int n = 0;
			for (int i = 0; i < signs.length; i++) {
				n += signs.chars[i] == sign ? 1 : 0;
			}
			shape.named(sign + " " + Math.min(4, n));
			if (times > 0) {
				shape.named("crime " + sign + " " + Math.min(3, n));
			}
		}
	}

	/** From its begin to the mark behind {@code to}. */
	private static void clause(char[] chars, int begin, int to, int end, Bag clause) {
		int close = to;
		while (close < end && CLAUSE_MARKS.indexOf(chars[close]) < 0) {
			close++;
		}
		var whole = new char[close - begin + 2];
		whole[0] = '^';
		System.arraycopy(chars, begin, whole, 1, close - begin);
		whole[whole.length - 1] = '$';
		clause.sequences("", whole, 0, whole.length, LONGEST_CONTEXT_GRAM);
	}

	private static void manner(String text, Bag manner) {
		for (var mark : MANNERS) {
			if (text.contains(mark)) {
				manner.named(mark);
			}
		}
		int codes = 0;
		int blanks = 0;
		int digits = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			blanks += blank(c) && (i == 0 || !blank(text.charAt(i - 1))) ? 1 : 0;
			if (c >= '0' && c <= '9') {
				digits++;
				continue;
			}
			boolean code = digits == STOCK_CODE && i > digits && (c == ')' || c == '）');
			codes += code && (text.charAt(i - digits - 1) == '(' || text.charAt(i - digits - 1) == '（') ? 1 : 0;
			digits = 0;
		}
		manner.named("codes " + Math.min(3, codes));
		manner.named("blanks " + Math.min(4, blanks));
	}

	private static boolean blank(char c) {
		return c == ' ' || c == '\u3000';
	}

	/** Buckets of one room, first as they come, then each once with its count. */
	private static final class Bag {

		private final int seed;
		private final int half;
		/** Whether the second time tells nothing new. */
		private final boolean once;
		private int[] buckets = new int[64];
		private int[] counts;
		private int n;

		private Bag(int room) {
			seed = 0x9e3779b9 ^ room * 0x7feb352d;
			half = room == TEXT ? 0 : GRAMS / 2;
			once = room == TOGETHER || room == SHAPE || room == MANNER;
		}

		/** Every sequence of up to so many characters between two places. */
		private void sequences(String before, char[] chars, int from, int to, int longest) {
			int head = hash(seed, before);
			for (int i = from; i < to; i++) {
				int hash = head;
				for (int length = 1; length <= longest && i + length <= to; length++) {
					hash = next(hash, chars[i + length - 1]) + length;
					add(hash);
				}
			}
		}

		private void named(String name) {
			add(hash(seed, name));
		}

		private void add(int hash) {
			if (n == buckets.length) {
				buckets = Arrays.copyOf(buckets, 2 * n);
			}
			buckets[n++] = half | mixed(hash) & GRAMS / 2 - 1;
		}

		private void close() {
			Arrays.sort(buckets, 0, n);
			counts = new int[n];
			int distinct = 0;
			for (int i = 0; i < n; i++) {
				if (distinct > 0 && buckets[distinct - 1] == buckets[i]) {
					counts[distinct - 1] += once ? 0 : 1;
				} else {
					buckets[distinct] = buckets[i];
					counts[distinct++] = 1;
				}
			}
			buckets = Arrays.copyOf(buckets, distinct);
			counts = Arrays.copyOf(counts, distinct);
		}

		private static int hash(int hash, String words) {
			for (int i = 0; i < words.length(); i++) {
				hash = next(hash, words.charAt(i));
			}
			return hash;
		}

		private static int next(int hash, char c) {
			return Integer.rotateLeft((hash ^ c) * 0x01000193, 13);
		}

	}

	/** Small letters, half width, one zero for a run of digits, one space for a run of blanks, nothing for what cannot be seen. */
	private static char[] folded(String text) {
		int length = text.length();
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
