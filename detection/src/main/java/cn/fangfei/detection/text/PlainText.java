package cn.fangfei.detection.text;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as it is meant: without what a writer does to a word so that a machine does not find it.
 *
 * <p>Every character becomes one plain one or none: Unicode NFKC (full-width, circled, mathematical letters), small letters,
 * simplified for traditional, 一二三 for 壹贰叁, a joined character for its split components. Decoration (emoji, stars, zero-width
 * and combining characters) always goes. A space goes unless it parts two Latin words or numbers. A mark that can also part
 * items ({@code . · - _ * | /} quotes, square brackets …) goes only inside a run of Chinese, and only when at most {@value #MOST_MARKS} of
 * them stand together: 保*本*保*息 is one word, {@code 8.5-12} stays what it is. The marks of a sentence always stay.
 *
 * <p>Each plain character knows where in the original it begins and ends, so that a span can be shown there.
 */
final class PlainText {

	private static final int MOST_MARKS = 4;

	private static final String OPENING = "【[〖「『";

	private static final String CLOSING = "】]〗」』";

	/** What stands in brackets before a name is no longer. */
	private static final int LONGEST_LABEL = 12;

	/** Sorts of characters; those up to {@link #WORD} always stay. */
	private static final byte OTHER = 0;

	private static final byte HAN = 1;

	private static final byte WORD = 2;

	private static final byte SPACE = 3;

	private static final byte MARK = 4;

	private static final byte DROP = 5;

	private static final String MARKS = ".·•‧∙・･*＊-‐‑‒–—―−_~^`´'\"“”‘’「」『』〖〗【】[]{}<>〈〉《》|¦/\\+=#@&…×→←↑↓⇒";

	private static final String FORMAL_NUMERALS = "壹贰貳弐叁參叄肆伍陆陸柒捌玖拾佰仟萬〇零億廿";

	private static final String PLAIN_NUMERALS = "一二二二三三三四五六六七八九十百千万零零亿十";

	private static final char[] PLAIN = new char[Character.MAX_VALUE + 1];

	private static final byte[] SORT = new byte[Character.MAX_VALUE + 1];

	private static final boolean[] NUMERAL = new boolean[Character.MAX_VALUE + 1];

	static {
		for (var c : "一二三四五六七八九十百千万两零".toCharArray()) {
			NUMERAL[c] = true;
		}
		for (var i = 0; i < PLAIN.length; i++) {
			define((char) i);
		}
		for (var c : MARKS.toCharArray()) {
			SORT[c] = MARK;
		}
		put('➕', '+', MARK);
		put('夲', '本', HAN);
		put('囘', '回', HAN);
		put('〜', '~', MARK);
		put('～', '~', MARK);
		put('﹪', '%', OTHER);
		put('｡', '。', OTHER);
		put('\n', '\n', OTHER);
		put('\r', '\n', OTHER);
		for (var i = 0; i < FORMAL_NUMERALS.length(); i++) {
			put(FORMAL_NUMERALS.charAt(i), PLAIN_NUMERALS.charAt(i), HAN);
		}
	}

	/** The plain characters; only the first {@link #length} count. */
	final char[] chars;

	final int length;

	/** Whether small Latin letters are among them. */
	final boolean latin;

	private final int[] from;

	private final int[] to;

	private final String original;

	private PlainText(String original, char[] chars, int[] from, int[] to, int length, boolean latin) {
		this.latin = latin;
		this.original = original;
		this.chars = chars;
		this.from = from;
		this.to = to;
		this.length = length;
	}

	static PlainText of(String text) {
		return new Reader(text).read();
	}

	/** The plain form alone. */
	static String plain(String text) {
		var plain = of(text);
		return new String(plain.chars, 0, plain.length);
	}

	/** Where in the original the plain character {@code i} begins. */
	int from(int i) {
		return from[i];
	}

	/** The first plain character that begins at a place of the original or behind it. */
	int firstFrom(int place) {
		var at = Arrays.binarySearch(from, 0, length, place);
		if (at < 0) {
			return -at - 1;
		}
		while (at > 0 && from[at - 1] == place) {
			at--;
		}
		return at;
	}

	/** Where in the original the plain character before {@code end} ends. */
	int to(int end) {
		return to[end - 1];
	}

	/**
	 * Where the bracket opens that closes between a plain character and the one before, as the place of the character behind it; negative if
	 * none closes there. 【转】固镇: 0 before 固.
	 */
	int opened(int i) {
		for (var at = i == 0 ? 0 : from[i] - 1; i > 0 && at >= to[i - 1]; at--) {
			var closing = CLOSING.indexOf(original.charAt(at));
			if (closing >= 0) {
				return opening(i - 1, OPENING.charAt(closing));
			}
		}
		return -1;
	}

	private int opening(int before, char bracket) {
		for (var k = before; k >= 0 && before - k < LONGEST_LABEL; k--) {
			if (original.charAt(from[k]) == bracket) {
				return k + 1;
			}
			for (var gap = k == 0 ? 0 : to[k - 1]; gap < from[k]; gap++) {
				if (original.charAt(gap) == bracket) {
					return k;
				}
			}
		}
		return -1;
	}

	String words(int start, int end) {
		return new String(chars, start, end - start);
	}

	/** Whether the words stand at a place. */
	boolean at(int i, String words) {
		if (i < 0 || i + words.length() > length) {
			return false;
		}
		for (var k = 0; k < words.length(); k++) {
			if (chars[i + k] != words.charAt(k)) {
				return false;
			}
		}
		return true;
	}

	/** The character at a place, or 0 outside the text. */
	char charAt(int i) {
		return i >= 0 && i < length ? chars[i] : 0;
	}

	static boolean isHan(char c) {
		return SORT[c] == HAN;
	}

	static boolean isWord(char c) {
		return SORT[c] == WORD;
	}

	static boolean isLatin(char c) {
		return c >= 'a' && c <= 'z';
	}

	/** The sort of a character and what it becomes. */
	private static void define(char c) {
		if (Character.isSurrogate(c)) {
			SORT[c] = DROP;
			return;
		}
		var type = Character.getType(c);
		if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
			put(c, ' ', SPACE);
			return;
		}
		if (Character.isISOControl(c) || type == Character.FORMAT || type == Character.NON_SPACING_MARK
				|| type == Character.ENCLOSING_MARK || type == Character.PRIVATE_USE || type == Character.UNASSIGNED) {
			SORT[c] = DROP;
			return;
		}
		var folded = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
		if (folded.length() == 3 && folded.charAt(0) == '(' && folded.charAt(2) == ')') {
			folded = folded.substring(1, 2);
		}
		var plain = Character.toLowerCase(folded.length() == 1 ? folded.charAt(0) : c);
		if (HanTable.simple(plain) != 0) {
			plain = HanTable.simple(plain);
		}
		if (Character.isIdeographic(plain)) {
			put(c, plain, HAN);
		}
		else if (Character.isLetterOrDigit(plain)) {
			put(c, plain, WORD);
		}
		else if (type == Character.OTHER_SYMBOL && plain == c) {
			SORT[c] = DROP;
		}
		else {
			put(c, plain, MARKS.indexOf(plain) >= 0 ? MARK : OTHER);
		}
	}

	private static void put(char c, char plain, byte sort) {
		PLAIN[c] = plain;
		SORT[c] = sort;
	}

	/** Reads once; what may be noise is held back until the next character tells. */
	private static final class Reader {

		private final String original;

		private final char[] text;

		private final char[] chars;

		private final int[] from;

		private final int[] to;

		private int n;

		private boolean latin;

		private Reader(String text) {
			this.original = text;
			this.text = text.toCharArray();
			this.chars = new char[text.length()];
			this.from = new int[text.length()];
			this.to = new int[text.length()];
		}

		PlainText read() {
			var i = 0;
			while (i < text.length) {
				var c = text[i];
				var sort = SORT[c];
				if (sort <= WORD) {
					if (sort == WORD) {
						latin |= isLatin(PLAIN[c]);
					}
					push(PLAIN[c], i, i + 1);
					i++;
				}
				else if (sort == DROP) {
					i = dropped(i, c);
				}
				else {
					i = held(i);
				}
			}
			return new PlainText(original, chars, from, to, n, latin);
		}

		private void push(char c, int begin, int end) {
			if (n > 0) {
				var whole = HanTable.joined(chars[n - 1], c);
				if (whole != 0) {
					chars[n - 1] = whole;
					to[n - 1] = end;
					return;
				}
			}
			chars[n] = c;
			from[n] = begin;
			to[n++] = end;
		}

		/** A pair of surrogates is a letter in another style, or goes. */
		private int dropped(int i, char c) {
			if (Character.isHighSurrogate(c) && i + 1 < text.length && Character.isLowSurrogate(text[i + 1])) {
				var code = Character.toCodePoint(c, text[i + 1]);
				if (code >= 0x1D400 && code <= 0x1D7FF || code >= 0x1F100 && code <= 0x1F1FF) {
					var plain = Normalizer.normalize(original.substring(i, i + 2), Normalizer.Form.NFKC);
					if (plain.length() == 1 && SORT[plain.charAt(0)] == WORD) {
						latin |= isLatin(PLAIN[plain.charAt(0)]);
						push(PLAIN[plain.charAt(0)], i, i + 2);
					}
				}
				return i + 2;
			}
			return i + 1;
		}

		/** Spaces and marks from {@code i} on: keeps them or not, and returns where they end. */
		private int held(int i) {
			var marks = 0;
			var end = i;
			while (end < text.length) {
				var sort = SORT[text[end]];
				if (sort == MARK) {
					marks++;
				}
				else if (sort != SPACE && sort != DROP) {
					break;
				}
				end++;
			}
			var before = n == 0 ? 0 : chars[n - 1];
			var after = end == text.length ? 0 : PLAIN[text[end]];
			if (marks == 0) {
				if (isWord(before) && isWord(after)) {
					push(' ', i, i + 1);
				}
				return end;
			}
			if (marks <= MOST_MARKS && inside(before, after, i, end)) {
				return end;
			}
			for (var k = i; k < end; k++) {
				if (SORT[text[k]] == MARK) {
					push(PLAIN[text[k]], k, k + 1);
				}
			}
			return end;
		}

		/** Whether marks between these two are mere noise in a word. */
		private boolean inside(char before, char after, int i, int end) {
			if (!isHan(before) && !isHan(after) || before == 0 || after == 0) {
				return false;
			}
			var dash = false;
			for (var k = i; k < end; k++) {
				var c = PLAIN[text[k]];
				if (c == '+' && (isWord(after) || "微薇威徽扣".indexOf(after) >= 0)) {
					return false;
				}
				if (c == '/' && "%元块万点利润息".indexOf(before) >= 0) {
					return false;
				}
				dash |= c == '-' || c == '~' || c == '—' || c == '–';
			}
			var amounts = (Character.isDigit(before) || "%万千元".indexOf(before) >= 0 || isNumeral(before))
					&& (Character.isDigit(after) || isNumeral(after));
			return !(dash && amounts);
		}

	}

	static boolean isNumeral(char c) {
		return NUMERAL[c];
	}

	@Override
	public String toString() {
		return new String(Arrays.copyOf(chars, length));
	}

}
