package cn.fangfei.formats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads registered capital as registers write it: {@code 100(万元)}, {@code 50万人民币}, {@code 26(万美元)}, {@code 831.6(万人民币元)},
 * {@code 5,000(万元(人民币))}, {@code 壹佰万元整}. A number in empty brackets or with two units is not guessed at.
 */
final class Capitals {

	private static final Pattern SHAPE = Pattern.compile(
			"(人民币|美元|USD|RMB|CNY|¥)?:?(?:(\\d[\\d,]*(?:\\.\\d*)?|\\.\\d+)|([零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟]+))([十百千]?[万亿]{0,2})(.*)");
	private static final Map<String, String> CURRENCIES = Map.ofEntries(
			Map.entry("", "CNY"), Map.entry("元", "CNY"), Map.entry("圆", "CNY"), Map.entry("人民币", "CNY"), Map.entry("RMB", "CNY"),
			Map.entry("CNY", "CNY"), Map.entry("¥", "CNY"), Map.entry("美元", "USD"), Map.entry("美金", "USD"), Map.entry("USD", "USD"),
			Map.entry("港元", "HKD"), Map.entry("港币", "HKD"), Map.entry("香港元", "HKD"), Map.entry("香港币", "HKD"), Map.entry("HKD", "HKD"),
			Map.entry("日元", "JPY"), Map.entry("日圆", "JPY"), Map.entry("JPY", "JPY"), Map.entry("欧元", "EUR"), Map.entry("EUR", "EUR"),
			Map.entry("英镑", "GBP"), Map.entry("GBP", "GBP"), Map.entry("德国马克", "DEM"), Map.entry("马克", "DEM"),
			Map.entry("法国法郎", "FRF"), Map.entry("新加坡元", "SGD"), Map.entry("新元", "SGD"), Map.entry("瑞士法郎", "CHF"),
			Map.entry("澳大利亚元", "AUD"), Map.entry("澳元", "AUD"), Map.entry("加拿大元", "CAD"), Map.entry("加元", "CAD"),
			Map.entry("台币", "TWD"), Map.entry("新台币", "TWD"), Map.entry("台湾元", "TWD"), Map.entry("韩元", "KRW"), Map.entry("韩国元", "KRW"),
			Map.entry("澳门元", "MOP"), Map.entry("新西兰元", "NZD"), Map.entry("卢布", "RUB"), Map.entry("泰铢", "THB"));
	private static final int LONGEST = 40;
	private static final BigDecimal MOST = new BigDecimal("1e15");

	private Capitals() {
	}

	/** @param tenThousands whether the header says that bare numbers are 万元 */
	static Capital parse(String text, boolean tenThousands) {
		var read = text.length() > LONGEST ? null : read(Texts.folded(text), text, tenThousands);
		return read != null ? read : new Capital(null, null, text);
	}

	private static @Nullable Capital read(String folded, String text, boolean tenThousands) {
		if (folded.contains("()") || folded.indexOf('/') >= 0) {
			return null;
		}
		// brackets only set the unit apart: 100(万元(人民币)) is 100万元人民币
		var flat = folded.replace("(", "").replace(")", "").replace("[", "").replace("]", "");
		var match = SHAPE.matcher(flat);
		if (!match.matches()) {
			return null;
		}
		var number = match.group(2) != null ? decimal(match.group(2)) : ChineseNumerals.parse(match.group(3));
		if (number == null) {
			return null;
		}
		var scale = match.group(4);
		var rest = match.group(5);
		if (match.group(3) != null) {
			// 一千零五十万: the numeral itself may go on after 万 or 亿
			var whole = ChineseNumerals.split(flat.substring(match.group(1) == null ? 0 : match.group(1).length()));
			if (whole != null) {
				number = whole.number();
				scale = "";
				rest = whole.rest();
			}
		}
		var currency = currency(rest, match.group(1));
		if (currency == null) {
			return null;
		}
		for (int i = 0; i < scale.length(); i++) {
			number = number.multiply(switch (scale.charAt(i)) {
				case '十' -> BigDecimal.TEN;
				case '百' -> BigDecimal.valueOf(100);
				case '千' -> BigDecimal.valueOf(1_000);
				case '万' -> BigDecimal.valueOf(10_000);
				default -> BigDecimal.valueOf(100_000_000);
			});
		}
		if (tenThousands && scale.isEmpty() && rest.isEmpty() && match.group(3) == null) {
			number = number.multiply(BigDecimal.valueOf(10_000));
		}
		return number.compareTo(MOST) > 0 ? null : new Capital(number.setScale(2, RoundingMode.HALF_UP), currency, text);
	}

	/** 元人民币, 人民币元, 元(美元), 元整: words of one currency, of which 元 alone says nothing when another is named. */
	private static @Nullable String currency(String words, @Nullable String before) {
		var rest = words.endsWith("整") ? words.substring(0, words.length() - 1) : words;
		var named = CURRENCIES.get(rest);
		if (named == null && rest.startsWith("元")) {
			named = CURRENCIES.get(rest.substring(1));
		}
		if (named == null && rest.endsWith("元")) {
			named = CURRENCIES.get(rest.substring(0, rest.length() - 1));
		}
		if (named == null && rest.startsWith("元") && rest.endsWith("元") && rest.length() > 2) {
			named = CURRENCIES.get(rest.substring(1, rest.length() - 1));
		}
		if (before == null || named == null) {
			return named;
		}
		var prefix = CURRENCIES.get(before);
		return rest.isEmpty() || rest.equals("元") || rest.equals("圆") ? prefix : named.equals(prefix) ? named : null;
	}

	private static @Nullable BigDecimal decimal(String text) {
		try {
			return new BigDecimal(text.replace(",", ""));
		} catch (NumberFormatException e) {
			return null;
		}
	}
}
