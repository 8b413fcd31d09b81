package cn.fangfei.server.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a reporter's identity in free text: identity numbers (GB 11643), mobile numbers, and landlines near the word 举报人.
 * No field takes a reporter (条例 Art 16); this catches what is typed into a description all the same. It reads full-width digits
 * and digits with spaces or hyphens between them. It has limits: names are not recognised, and an order number can look like a
 * telephone number, so a person may confirm that it is none.
 */
public final class FreeText {

	private static final String GAP = "[ \\-]{0,2}";

	private static final Pattern IDENTITY_18 = Pattern.compile("(?<![0-9A-Z])[1-9](?:" + GAP + "\\d){16}" + GAP + "[\\dX](?![0-9A-Z])");

	private static final Pattern IDENTITY_15 = Pattern.compile("(?<![0-9A-Z])[1-9](?:" + GAP + "\\d){14}(?![0-9A-Z])");

	private static final Pattern MOBILE = Pattern
		.compile("(?<![0-9A-Z])(?:\\+?86" + GAP + ")?1" + GAP + "[3-9](?:" + GAP + "\\d){9}(?![0-9A-Z])");

	private static final Pattern LANDLINE = Pattern
		.compile("(?:举报人|反映人|来电人|投诉人|报案人|联系人)[^。；;\\n]{0,30}?(?<![0-9A-Z])((?:\\(?0\\d{2,3}\\)?" + GAP
				+ ")?[2-9]\\d{2,3}" + GAP + "\\d{4})(?![0-9A-Z])");

	/** A name that a form says to be the reporter's. */
	private static final Pattern NAMED = Pattern
		.compile("(?<!被)(?:举报人|反映人|来电人|投诉人|报案人|信访人|诉求人|申诉人|联系人|姓名)[ 　]*[:：][ 　]*(\\p{IsHan}{2,4}(?:·\\p{IsHan}{1,8})?)");

	private static final char MASK = '＊';

	private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

	private FreeText() {
	}

	/**
	 * Refuses texts that seem to hold an identity.
	 * @param confirmed a person has read the text again and says that there is none
	 * @param labelsAndTexts the name of each field as the form shows it, followed by its text
	 * @return whether something was found and confirmed to be none
	 */
	public static boolean refuseIdentity(boolean confirmed, @Nullable String... labelsAndTexts) {
		var where = new ArrayList<String>();
		for (var i = 0; i < labelsAndTexts.length; i += 2) {
			var text = labelsAndTexts[i + 1];
			if (text != null) {
				for (var found : find(text)) {
					where.add("“%s”第%d个字起像是%s".formatted(labelsAndTexts[i], found.position(), found.kind()));
				}
			}
		}
		if (!where.isEmpty() && !confirmed) {
			throw new IdentityInText(String.join("；", where));
		}
		return !where.isEmpty();
	}

	/**
	 * The text with a mark in the place of each digit of what looks like an identity, and of a name after a word such as 投诉人：. As long
	 * as the text itself, so that places in it stay true.
	 */
	public static String masked(String text) {
		var masked = new StringBuilder(text);
		for (var found : places(text)) {
			for (var i = found.start(); i < found.end(); i++) {
				if (Character.isLetterOrDigit(text.charAt(i))) {
					masked.setCharAt(i, MASK);
				}
			}
		}
		// an identity number with a slip of the pen still tells who it is
		IDENTITY_18.matcher(plain(text)).results().filter(m -> born(digits(m).substring(6, 14))).forEach(m -> {
			for (var i = m.start(); i < m.end(); i++) {
				masked.setCharAt(i, MASK);
			}
		});
		NAMED.matcher(text).results().forEach(name -> {
			for (var i = name.start(1); i < name.end(1); i++) {
				masked.setCharAt(i, MASK);
			}
		});
		return masked.toString();
	}

	/** What looks like an identity, in the order of the text; positions count from one. */
	static List<Found> find(String text) {
		return places(text).stream().map(p -> new Found(p.start() + 1, p.kind())).toList();
	}

	private static List<Place> places(String text) {
		var plain = plain(text);
		var found = new ArrayList<Place>();
		collect(found, plain, IDENTITY_18, 0, "身份证号码");
		collect(found, plain, IDENTITY_15, 0, "身份证号码");
		collect(found, plain, MOBILE, 0, "手机号码");
		collect(found, plain, LANDLINE, 1, "联系电话");
		found.sort((a, b) -> Integer.compare(a.start(), b.start()));
		return found;
	}

	private static void collect(List<Place> found, String plain, Pattern pattern, int group, String kind) {
		pattern.matcher(plain)
			.results()
			.filter(m -> pattern != IDENTITY_18 || identity18(digits(m)))
			.filter(m -> pattern != IDENTITY_15 || born("19" + digits(m).substring(6, 12)))
			.map(m -> new Place(m.start(group), m.end(group), kind))
			.filter(f -> found.stream().noneMatch(other -> other.start() == f.start()))
			.forEach(found::add);
	}

	private static String digits(MatchResult match) {
		return match.group().replaceAll("[ \\-]", "");
	}

	private static boolean identity18(String number) {
		if (!born(number.substring(6, 14))) {
			return false;
		}
		var sum = 0;
		for (var i = 0; i < 17; i++) {
			sum += (number.charAt(i) - '0') * WEIGHTS[i];
		}
		return "10X98765432".charAt(sum % 11) == number.charAt(17);
	}

	private static boolean born(String day) {
		try {
			var year = Integer.parseInt(day.substring(0, 4));
			LocalDate.of(year, Integer.parseInt(day.substring(4, 6)), Integer.parseInt(day.substring(6)));
			return year >= 1880 && year < 2100;
		}
		catch (DateTimeException e) {
			return false;
		}
	}

	/** The text with plain digits, letters, spaces and hyphens in the same places; positions stay true. */
	private static String plain(String text) {
		var plain = new StringBuilder(text.length());
		for (var i = 0; i < text.length(); i++) {
			plain.append(plain(text.charAt(i)));
		}
		return plain.toString();
	}

	private static char plain(char c) {
		var digit = "〇一二三四五六七八九".indexOf(c);
		if (digit >= 0) {
			return (char) ('0' + digit);
		}
		if (c >= '\uFF01' && c <= '\uFF5E') {
			return Character.toUpperCase((char) (c - 0xFEE0));
		}
		return switch (c) {
			case '零' -> '0';
			case '幺' -> '1';
			case '\u3000', '\u00A0', '\t' -> ' ';
			case '—', '–', '－', '‐', '·', '.', '_' -> '-';
			default -> Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : Character.toUpperCase(c);
		};
	}

	/**
	 * Something that looks like an identity.
	 * @param position of its first character, from one
	 * @param kind in words
	 */
	record Found(int position, String kind) {
	}

	/** The same as offsets, the second exclusive. */
	private record Place(int start, int end, String kind) {
	}
}
