package cn.fangfei.formats;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The ways registers write a day: 2020-01-31, 2020/1/31, 2020.1.31, 20200131, 2020年1月31日, with or without a time of day. */
final class Dates {

	private static final Pattern DAY = Pattern.compile(
			"(\\d{4})(?:[-/.](\\d{1,2})[-/.](\\d{1,2})|年(\\d{1,2})月(\\d{1,2})[日号]?|(\\d{2})(\\d{2}))(?:T?\\d{1,2}:\\d{1,2}(?::\\d{1,2}(?:\\.\\d{1,9})?)?Z?)?");
	private static final LocalDate EXCEL_EPOCH = LocalDate.of(1899, 12, 30);

	private Dates() {
	}

	/** The day, or null when there is no such day or no such way of writing it. */
	static @Nullable LocalDate parse(String text) {
		if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
			int year = digits(text, 0, 4);
			int month = digits(text, 5, 7);
			int day = digits(text, 8, 10);
			if (year >= 0 && month >= 0 && day >= 0) {
				return day(year, month, day);
			}
		}
		if (text.length() > 40) {
			return null;
		}
		var match = DAY.matcher(Texts.folded(text));
		if (!match.matches()) {
			return null;
		}
		int group = match.group(2) != null ? 2 : match.group(4) != null ? 4 : 6;
		return day(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(group)), Integer.parseInt(match.group(group + 1)));
	}

	/** The day a spreadsheet means by a bare number of days, null when the text is no such number of a plausible year (1954 to 2119). */
	static @Nullable LocalDate parseSerial(String text) {
		if (text.length() != 5) {
			return null;
		}
		int serial = digits(text, 0, 5);
		return serial >= 20_000 && serial < 80_500 ? EXCEL_EPOCH.plusDays(serial) : null;
	}

	private static @Nullable LocalDate day(int year, int month, int day) {
		if (year < 1840 || year > 2119) {
			return null;
		}
		try {
			return LocalDate.of(year, month, day);
		} catch (DateTimeException noSuchDay) {
			return null;
		}
	}

	private static int digits(String text, int from, int to) {
		int value = 0;
		for (int i = from; i < to; i++) {
			char c = text.charAt(i);
			if (c < '0' || c > '9') {
				return -1;
			}
			value = value * 10 + c - '0';
		}
		return value;
	}
}
