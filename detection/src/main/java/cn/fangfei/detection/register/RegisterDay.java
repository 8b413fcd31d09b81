package cn.fangfei.detection.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A day as registers write it: 2020-01-31, 2020/1/31, 2020.1.31, 20200131, 2020年1月31日, 二〇二〇年一月三十一日, with or without a time
 * of day, or the bare number of a spreadsheet.
 *
 * @param day null if the text is absent or names no day
 * @param text as it was written
 * @param warning null, or a sentence that says what is doubtful
 */
public record RegisterDay(LocalDate day, String text, String warning) {

	private static final Pattern DAY = Pattern
		.compile("(\\d{4})(?:[-/.](\\d{1,2})[-/.](\\d{1,2})|年(\\d{1,2})月(\\d{1,2})[日号]?|(\\d{2})(\\d{2}))(?:t?\\d{1,2}:\\d{1,2}.{0,16})?");

	private static final Pattern MONTH = Pattern.compile("(\\d{4})(?:[-/.]|年)(\\d{1,2})月?");

	private static final Pattern CHINESE = Pattern.compile("([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]");

	private static final LocalDate SPREADSHEET_EPOCH = LocalDate.of(1899, 12, 30);

	/** Never throws; null is absent. */
	public static RegisterDay read(String text) {
		var usual = text == null ? null : usual(text);
		if (usual != null) {
			return usual;
		}
		var shown = text == null ? "" : text.length() > 40 ? text.substring(0, 40) + "…" : text;
		var plain = text == null || text.length() > 40 ? shown : Plain.of(text);
		if (Plain.absent(plain)) {
			return new RegisterDay(null, shown, null);
		}
		try {
			var day = DAY.matcher(plain);
			if (day.matches()) {
				var at = day.group(2) != null ? 2 : day.group(4) != null ? 4 : 6;
				return plausible(LocalDate.of(number(day.group(1)), number(day.group(at)), number(day.group(at + 1))), shown);
			}
			var chinese = CHINESE.matcher(plain);
			if (chinese.matches()) {
				var year = 0;
				for (var c : chinese.group(1).replace('零', '〇').toCharArray()) {
					year = year * 10 + "〇一二三四五六七八九".indexOf(c);
				}
				return plausible(LocalDate.of(year, tens(chinese.group(2)), tens(chinese.group(3))), shown);
			}
			var month = MONTH.matcher(plain);
			if (month.matches() && number(month.group(1)) >= 1840 && number(month.group(1)) <= 2119) {
				return new RegisterDay(LocalDate.of(number(month.group(1)), number(month.group(2)), 1), shown, "日期“" + shown
						+ "”没有日，暂按当月1日。");
			}
			if (plain.length() == 5 && plain.chars().allMatch(c -> c >= '0' && c <= '9') && number(plain) >= 20_000
					&& number(plain) < 80_500) {
				return new RegisterDay(SPREADSHEET_EPOCH.plusDays(number(plain)), shown, "日期“" + shown + "”是表格软件的天数，已换算，请核对。");
			}
		}
		catch (DateTimeException noSuchDay) {
			return new RegisterDay(null, shown, "没有“" + shown + "”这一天，已保留原文。");
		}
		return new RegisterDay(null, shown, "日期“" + shown + "”读不出，已保留原文。");
	}

	/** The writing of nearly every field, {@code 2020-01-31}; null for any other, and for what is no such day. */
	private static RegisterDay usual(String text) {
		if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
			return null;
		}
		for (var i = 0; i < 10; i++) {
			if (i != 4 && i != 7 && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
				return null;
			}
		}
		var month = (text.charAt(5) - '0') * 10 + text.charAt(6) - '0';
		var day = (text.charAt(8) - '0') * 10 + text.charAt(9) - '0';
		return month < 1 || month > 12 || day < 1 || day > 28 ? null : plausible(LocalDate.of(number(text.substring(0, 4)), month, day), text);
	}

	private static RegisterDay plausible(LocalDate day, String shown) {
		if (day.getYear() < 1840 || day.getYear() > 2119 || day.equals(LocalDate.of(1900, 1, 1))) {
			return new RegisterDay(null, shown, "日期“" + shown + "”不像真实日期，已保留原文。");
		}
		return new RegisterDay(day, shown, null);
	}

	private static int number(String digits) {
		return Integer.parseInt(digits);
	}

	/** 一 to 三十一. */
	private static int tens(String text) {
		var ten = text.indexOf('十');
		if (ten < 0) {
			return text.length() == 1 ? digit(text) : 0;
		}
		var before = text.substring(0, ten);
		var after = text.substring(ten + 1);
		return (before.isEmpty() ? 1 : digit(before)) * 10 + (after.isEmpty() ? 0 : digit(after));
	}

	private static int digit(String text) {
		return text.length() == 1 ? "〇一二三四五六七八九".indexOf(text.charAt(0)) : 99;
	}

}
