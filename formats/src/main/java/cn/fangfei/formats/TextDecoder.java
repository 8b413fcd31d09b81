package cn.fangfei.formats;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Decodes one row at a time and never guesses silently. The charset of a file is voted on by the lines of its beginning: one damaged line
 * must not turn a whole file into gibberish. A row that is not of the file's charset is read in the other one only if that reading is
 * beyond doubt (GB18030 maps almost any bytes to some rare character); else it is not decoded at all.
 */
final class TextDecoder {

	static final Charset GB18030 = Charset.forName("GB18030");

	private final boolean utf8;
	private final CharsetDecoder strictUtf8 = strict(StandardCharsets.UTF_8);
	/** Made when first asked for, with its tables of a megabyte: most files are UTF-8 from end to end. */
	private @Nullable CharsetDecoder strictGb;
	private @Nullable CharsetEncoder common;

	TextDecoder(Charset charset) {
		this.utf8 = charset.equals(StandardCharsets.UTF_8);
	}

	Charset charset() {
		return utf8 ? StandardCharsets.UTF_8 : GB18030;
	}

	/** UTF-8 unless more lines of the sample are GB18030 and not UTF-8 than the other way round. */
	static Charset detect(byte[] sample) {
		var strictUtf8 = strict(StandardCharsets.UTF_8);
		CharsetDecoder strictGb = null;
		int utf8Lines = 0;
		int gbLines = 0;
		int start = 0;
		for (int i = 0; i <= sample.length; i++) {
			if (i == sample.length || sample[i] == '\n' || sample[i] == '\r') {
				// the last line of a sample may be cut within a character
				boolean whole = i < sample.length || start == 0;
				if (whole && !ascii(sample, start, i)) {
					if (tryDecode(strictUtf8, sample, start, i) != null) {
						utf8Lines++;
					} else {
						strictGb = strictGb == null ? strict(GB18030) : strictGb;
						gbLines += tryDecode(strictGb, sample, start, i) != null ? 1 : 0;
					}
				}
				start = i + 1;
			}
		}
		return gbLines > utf8Lines ? GB18030 : StandardCharsets.UTF_8;
	}

	/** The text, or null when the bytes are of no charset we know. */
	@Nullable String decode(byte[] bytes, int from, int to) {
		if (utf8) {
			var text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
			if (text.indexOf('\uFFFD') < 0 || tryDecode(strictUtf8, bytes, from, to) != null) {
				return text;
			}
			var other = tryDecode(strictGb(), bytes, from, to);
			return other != null && isCommon(other) ? other : null;
		}
		if (ascii(bytes, from, to)) {
			return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
		}
		// GB18030 is seldom well-formed UTF-8, so this first look is short
		var other = tryDecode(strictUtf8, bytes, from, to);
		var text = tryDecode(strictGb(), bytes, from, to);
		return other == null || text != null && isCommon(text) ? text : other;
	}

	private boolean isCommon(String text) {
		if (common == null) {
			common = Charset.forName("GB2312").newEncoder();
		}
		return common.canEncode(text);
	}

	private CharsetDecoder strictGb() {
		if (strictGb == null) {
			strictGb = strict(GB18030);
		}
		return strictGb;
	}

	private static CharsetDecoder strict(Charset charset) {
		return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
	}

	private static @Nullable String tryDecode(CharsetDecoder decoder, byte[] bytes, int from, int to) {
		// no exception for what is expected: each costs more than a row
		var chars = CharBuffer.allocate(to - from);
		var input = ByteBuffer.wrap(bytes, from, to - from);
		if (decoder.reset().decode(input, chars, true).isError() || decoder.flush(chars).isError()) {
			return null;
		}
		return chars.flip().toString();
	}

	private static boolean ascii(byte[] bytes, int from, int to) {
		for (int i = from; i < to; i++) {
			if (bytes[i] < 0) {
				return false;
			}
		}
		return true;
	}
}
