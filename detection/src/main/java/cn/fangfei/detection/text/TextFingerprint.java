package cn.fangfei.detection.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * By what two texts are seen to say the same, though one portal sets a star, a blank or a traditional character where another does not.
 *
 * <p><b>Theory.</b> SimHash (Charikar 2002; Manku, Jain and Das Sarma 2007) over the three-character pieces of the normalised text: each
 * piece votes for the 64 bits of its hash. Texts that share most pieces differ in few bits; two texts within {@value #SAME_WITHIN} bits
 * agree in at least one of four bands of sixteen, by which they are found.
 *
 * <p><b>Limits.</b> A short text has few pieces and each of them turns many bits: below {@value #SHORTEST} characters only {@link #hash()}
 * tells that two are the same. Two long texts that differ in a name alone may lie within the bounds: who compares also looks at the
 * names.
 *
 * @param characters letters, digits and Chinese characters that count
 * @param simhash 64 bits
 * @param hash SHA-256 of what counts, in hexadecimal: equal for equal normalised texts
 */
public record TextFingerprint(int characters, long simhash, String hash) {

	/** Texts that differ in no more bits than this are the same. */
	public static final int SAME_WITHIN = 3;

	/** From so many characters on the bits are believed. */
	public static final int SHORTEST = 40;

	private static final int PIECE = 3;

	/** What a portal sets before and behind a text that is not its own: 【转】, 来源：…, 责任编辑：…. */
	private static final Pattern HEAD = Pattern.compile("^\\s*+(?:[【\\[(（](?:转|转载|转发|图|推荐|热)[】\\])）]|(?:转载|转发|转)[:：])\\s*+");

	private static final Pattern TAIL = Pattern.compile("[(（【]?(?:来源|责任编辑|责编|编辑)[:：][^。！？\\n]{1,40}$");

	public static TextFingerprint of(String text) {
		var plain = PlainText.of(TAIL.matcher(HEAD.matcher(text).replaceFirst("")).replaceFirst(""));
		var kept = new char[plain.length];
		var n = 0;
		for (var i = 0; i < plain.length; i++) {
			if (Character.isLetterOrDigit(plain.chars[i])) {
				kept[n++] = plain.chars[i];
			}
		}
		return new TextFingerprint(n, simhash(kept, n), digest(new String(kept, 0, n)));
	}

	/** Whether both are of one text by the bits alone. */
	public boolean near(TextFingerprint other) {
		return hash.equals(other.hash) || characters >= SHORTEST && other.characters >= SHORTEST
				&& distance(other) <= SAME_WITHIN;
	}

	public int distance(TextFingerprint other) {
		return Long.bitCount(simhash ^ other.simhash);
	}

	private static long simhash(char[] text, int length) {
		var votes = new int[Long.SIZE];
		for (var i = 0; i + PIECE <= Math.max(length, PIECE); i++) {
			var piece = 0L;
			for (var k = i; k < Math.min(i + PIECE, length); k++) {
				piece = piece << 16 | text[k];
			}
			var bits = mixed(piece);
			for (var b = 0; b < Long.SIZE; b++) {
				votes[b] += (bits >>> b & 1) == 1 ? 1 : -1;
			}
		}
		var hash = 0L;
		for (var b = 0; b < Long.SIZE; b++) {
			if (votes[b] > 0) {
				hash |= 1L << b;
			}
		}
		return hash;
	}

	/** The finisher of SplitMix64: every bit of the piece moves every bit of the hash. */
	private static long mixed(long piece) {
		var z = piece + 0x9e3779b97f4a7c15L;
		z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
		z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
		return z ^ z >>> 31;
	}

	private static String digest(String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
