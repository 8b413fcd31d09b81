package cn.fangfei.detection.text;

/**
 * A text as it is heard: its syllables without their tones, of Chinese characters and of Latin letters that spell syllables
 * (baoben, 保ben). Whatever is neither stands as a break.
 */
final class Sound {

	private static final char BREAK = ' ';

	final char[] syllables;

	final int length;

	/** Where each syllable begins and ends in the plain text. */
	private final int[] from;

	private final int[] to;

	private Sound(char[] syllables, int[] from, int[] to, int length) {
		this.syllables = syllables;
		this.from = from;
		this.to = to;
		this.length = length;
	}

	/** The syllables of a term, or null if one of its characters is not in the table. */
	static String of(String term) {
		var sound = new StringBuilder();
		for (var c : term.toCharArray()) {
			if (HanTable.sound(c) == 0) {
				return null;
			}
			sound.append(HanTable.sound(c));
		}
		return sound.toString();
	}

	/** The syllables of a text with Latin letters; of one without, syllables and characters are the same. */
	static Sound of(PlainText text) {
		var syllables = new char[text.length];
		var from = new int[text.length];
		var to = new int[text.length];
		var n = 0;
		for (var i = 0; i < text.length;) {
			var c = text.chars[i];
			if (PlainText.isLatin(c)) {
				var end = i;
				while (end < text.length && PlainText.isLatin(text.chars[end])) {
					end++;
				}
				var spelled = spell(text.chars, i, end, syllables, from, to, n);
				i = end;
				if (spelled == n) {
					syllables[n] = BREAK;
					from[n] = end - 1;
					to[n++] = end;
				}
				else {
					n = spelled;
					i += text.charAt(end) == ' ' ? 1 : 0;
				}
				continue;
			}
			var sound = HanTable.sound(c);
			syllables[n] = sound == 0 ? BREAK : sound;
			from[n] = i;
			to[n++] = i + 1;
			i++;
		}
		return new Sound(syllables, from, to, n);
	}

	/** Where in the plain text a syllable begins. */
	int from(int i) {
		return from[i];
	}

	/** Where in the plain text a syllable ends. */
	int to(int i) {
		return to[i];
	}

	/** How many characters of a term are written right, when its first syllable is the one given. */
	int written(PlainText text, int first, char[] term) {
		var right = 0;
		for (var k = 0; k < term.length; k++) {
			right += text.chars[from(first + k)] == term[k] ? 1 : 0;
		}
		return right;
	}

	/** Splits letters into syllables, the longest first; answers how many syllables there are then, {@code n} if they spell none. */
	private static int spell(char[] text, int begin, int end, char[] syllables, int[] from, int[] to, int n) {
		if (begin == end) {
			return n;
		}
		if (end - begin > 24) {
			return n;
		}
		for (var stop = furthest(text, begin, end); stop > begin + 1; stop--) {
			var sound = syllable(text, begin, stop);
			if (sound != 0) {
				syllables[n] = sound;
				from[n] = begin;
				to[n] = stop;
				if (stop == end) {
					return n + 1;
				}
				var more = spell(text, stop, end, syllables, from, to, n + 1);
				if (more > n + 1) {
					return more;
				}
			}
		}
		return n;
	}

	/** Where the longest beginning of a syllable ends. */
	private static int furthest(char[] text, int begin, int end) {
		var at = begin;
		for (var node = HanTable.spelling(0, text[at]); node != 0; node = at < end ? HanTable.spelling(node, text[at]) : 0) {
			at++;
		}
		return at;
	}

	private static char syllable(char[] text, int begin, int end) {
		var node = 0;
		for (var i = begin; i < end; i++) {
			node = HanTable.spelling(node, text[i]);
		}
		return HanTable.spelled(node);
	}

}
