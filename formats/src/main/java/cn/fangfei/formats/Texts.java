package cn.fangfei.formats;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cleans what cells hold besides their text. */
final class Texts {

	private static final Pattern SHEET_ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
	private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

	private Texts() {
	}

	/** Trimmed, without control characters, invisible marks and halves of characters; the words for "nothing" become nothing. */
	static String clean(String cell, boolean keepLines) {
		int length = cell.length();
		boolean plain = true;
		for (int i = 0; i < length; i++) {
			char c = cell.charAt(i);
			if (c < ' ' || c >= 0x7f && c <= 0xa0 || c >= 0x200b && c <= 0x200f || c >= 0x2028 && c <= 0x202e || c >= 0x2060 && c <= 0x206f
					|| c == 0x00ad || c == 0x180e || c >= 0xd800 && c <= 0xdfff || c == 0xfeff || c >= 0xfff9 && c != 0xfffd) {
				plain = false;
				break;
			}
		}
		var text = (plain ? cell : scrub(cell, keepLines)).strip();
		return meansNothing(text) ? "" : text;
	}

	private static String scrub(String cell, boolean keepLines) {
		var text = new StringBuilder(cell.length());
		int i = 0;
		while (i < cell.length()) {
			int c = cell.codePointAt(i);
			i += Character.charCount(c);
			if (c == '\n' || c == '\r' || c == '\t' || c == 0x85 || c == 0x2028 || c == 0x2029) {
				text.append(!keepLines || c == '\t' ? " " : c == '\r' && i < cell.length() && cell.charAt(i) == '\n' ? "" : "\n");
			} else if (c == 0xa0) {
				text.append(' ');
			} else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.SURROGATE
					|| (c & 0xfffe) == 0xfffe) {
				continue;
			} else {
				text.appendCodePoint(c);
			}
		}
		return text.toString();
	}

	/** Whether a character was lost on the way, or is one that only the computer it was typed on knows (private use). */
	static boolean hasLostCharacters(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == 0xfffd || c >= 0xe000 && c <= 0xf8ff) {
				return true;
			}
		}
		return false;
	}

	/** A workbook writes characters that XML cannot hold as {@code _x000D_}. */
	static String unescapedFromSheet(String text) {
		if (!text.contains("_x")) {
			return text;
		}
		var plain = SHEET_ESCAPE.matcher(text).replaceAll(hit -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(hit.group(1), 16))));
		// no NUL and no half of a character reaches those who only pass cells on
		return forXml(plain);
	}

	/** Text that only looks like such a character, made to stay text. */
	static String escapedForSheet(String text) {
		return text.contains("_x") ? LOOKS_ESCAPED.matcher(text).replaceAll("_x005F_") : text;
	}

	/** Without the dress some exports give a code so that spreadsheets keep it as text: {@code ="0123"} and {@code '0123}. */
	static String unwrapped(String text) {
		if (text.length() >= 3 && text.startsWith("=\"") && text.endsWith("\"")) {
			return clean(text.substring(2, text.length() - 1), false);
		}
		return text.startsWith("'") ? clean(text.substring(1), false) : text;
	}

	static boolean meansNothing(String text) {
		return switch (text.length()) {
			case 0 -> true;
			case 1 -> text.equals("-") || text.equals("无") || text.equals("/") || text.equals("—") || text.equals("－");
			case 2 -> text.equals("--") || text.equals("——") || text.equalsIgnoreCase("NA");
			case 3 -> text.equalsIgnoreCase("N/A");
			case 4 -> text.equalsIgnoreCase("null") || text.equalsIgnoreCase("none");
			default -> false;
		};
	}

	/** Half width, upper case, without blanks: for codes, dates and amounts. */
	static String folded(String text) {
		boolean plain = true;
		for (int i = 0; i < text.length() && plain; i++) {
			char c = text.charAt(i);
			plain = c > ' ' && c < 0x7f && !(c >= 'a' && c <= 'z');
		}
		if (plain) {
			return text;
		}
		var half = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
		var folded = new StringBuilder(half.length());
		half.codePoints().filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c)).forEach(folded::appendCodePoint);
		return folded.toString();
	}

	/** What XML can hold of a text. */
	static String forXml(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < ' ' && c != '\n' && c != '\t' || c >= 0xd800 && c <= 0xdfff || c >= 0xfffe) {
				return scrub(text, true);
			}
		}
		return text;
	}

	/** At most so many characters of a text, for a message. */
	static String excerpt(String text) {
		return text.length() <= 40 ? text : text.substring(0, Character.isHighSurrogate(text.charAt(38)) ? 38 : 39) + "…";
	}
}
