package cn.fangfei.detection.register;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Capital, subscribed or paid in, as a register writes it: {@code 100(万元)}, {@code 50万人民币}, {@code 26(万美元)},
 * {@code 1,993(万元人民币)}, {@code 壹佰万元整}, {@code Ｎ/Ａ}.
 *
 * <p>What cannot be read stays text; what can be read in two ways is read in the likelier one and warned of, and no rule rests on
 * an amount that carries a warning.
 *
 * @param amount in units of the currency (yuan, not 万元), two decimals; null if the text is absent or cannot be read
 * @param currency ISO 4217 code; null with the amount
 * @param text as it was written
 * @param warning null, or a sentence that says what is doubtful and how it was read
 */
public record RegisteredCapital(BigDecimal amount, String currency, String text, String warning) {

	private static final Pattern SHAPE = Pattern.compile(
			"(人民币|美元|usd|rmb|cny|us\\$|\\$|[¥￥])?:?(?:(\\d[\\d,]*(?:\\.\\d*)?|\\.\\d+)"
					+ "|([零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]+))([十百千]?[万亿]{0,2})([^\\d]*)");

	private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d*)?");

	private static final Map<String, String> CURRENCIES = currencies();

	/** What may stand before the amount, and after it. */
	private static final Pattern FIRST = Pattern.compile("^(注册|实缴|认缴)?(资本|资金)?:?约?");

	private static final Pattern LAST = Pattern.compile("[整正。]+$");

	private static final int LONGEST = 60;

	private static final int USUAL_DIGITS = 12;

	private record Unit(BigDecimal factor, String currency) {
	}

	private static final BigDecimal IMPLAUSIBLE = new BigDecimal("1e12");

	private static final BigDecimal IMPOSSIBLE = new BigDecimal("1e15");

	private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

	private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);

	private static final Map<String, Unit> USUAL = usualUnits();

	/** Never throws; null is absent. */
	public static RegisteredCapital read(String text) {
		return read(text, false);
	}

	/**
	 * Never throws; null is absent.
	 *
	 * @param tenThousands whether the head of the column says that bare numbers are 万元
	 */
	public static RegisteredCapital read(String text, boolean tenThousands) {
		var usual = text == null ? null : usual(text);
		return usual == null ? anyOther(text, tenThousands) : usual;
	}

	/** The writing of nine fields in ten, {@code 100(万元)}, {@code 50万人民币}: digits, a point, words that are known. Null for any other. */
	private static RegisteredCapital usual(String text) {
		var digits = 0;
		var point = -1;
		while (digits < text.length() && digits <= USUAL_DIGITS) {
			var c = text.charAt(digits);
			if (c == '.' && point < 0 && digits > 0) {
				point = digits;
			}
			else if (c < '0' || c > '9') {
				break;
			}
			digits++;
		}
		var unit = digits == 0 || digits > USUAL_DIGITS ? null : USUAL.get(text.substring(digits));
		if (unit == null) {
			return null;
		}
		var number = new BigDecimal(text.substring(0, point == digits - 1 ? point : digits)).multiply(unit.factor);
		var amount = number.setScale(2, RoundingMode.HALF_UP);
		return amount.compareTo(IMPLAUSIBLE) >= 0 ? null : new RegisteredCapital(amount, unit.currency, text, null);
	}

	private static RegisteredCapital anyOther(String text, boolean tenThousands) {
		var plain = text == null || text.length() > LONGEST ? "" : Plain.of(text);
		if (text != null && text.length() > LONGEST) {
			return unreadable(text, "超过" + LONGEST + "个字，不是金额");
		}
		if (Plain.absent(plain)) {
			return new RegisteredCapital(null, null, text == null ? "" : text, null);
		}
		var unitless = plain.contains("()");
		var flat = LAST.matcher(FIRST.matcher(plain.replace("(", "").replace(")", "")).replaceFirst("")).replaceFirst("");
		var match = SHAPE.matcher(flat);
		if (!match.matches()) {
			return unreadable(text, "读不出金额");
		}
		var chinese = match.group(3) != null;
		var number = chinese ? chineseNumber(match.group(3)) : decimal(match.group(2));
		if (number == null) {
			return unreadable(text, "读不出金额");
		}
		var scale = match.group(4);
		var rest = match.group(5);
		var currency = currency(rest, match.group(1));
		if (currency == null) {
			return unreadable(text, "不认识的单位“" + rest + "”");
		}
		for (var c : scale.toCharArray()) {
			number = number.multiply(switch (c) {
				case '十' -> BigDecimal.TEN;
				case '百' -> BigDecimal.valueOf(100);
				case '千' -> BigDecimal.valueOf(1_000);
				case '万' -> TEN_THOUSAND;
				default -> HUNDRED_MILLION;
			});
		}
		var bare = !chinese && scale.isEmpty() && rest.isEmpty();
		if (bare && tenThousands) {
			number = number.multiply(TEN_THOUSAND);
		}
		var amount = number.setScale(2, RoundingMode.HALF_UP);
		if (amount.compareTo(IMPOSSIBLE) > 0) {
			return unreadable(text, "大得不是金额");
		}
		return new RegisteredCapital(amount, currency, text, doubt(text, match.group(2), amount, !tenThousands && (unitless || bare)));
	}

	/** Whether a rule may rest on it: an amount, without a warning. */
	public boolean certain() {
		return amount != null && warning == null;
	}

	/** In 万元 and its currency, as people say it: 1993万元, 26万美元. */
	public String shown() {
		if (amount == null) {
			return text;
		}
		var whole = amount.compareTo(TEN_THOUSAND) >= 0;
		var number = (whole ? amount.divide(TEN_THOUSAND, 4, RoundingMode.HALF_UP) : amount).stripTrailingZeros().toPlainString();
		return number + (whole ? "万" : "") + switch (currency) {
			case "CNY" -> "元";
			case "USD" -> "美元";
			case "HKD" -> "港元";
			default -> currency;
		};
	}

	private static String doubt(String text, String digits, BigDecimal amount, boolean unitless) {
		if (unitless) {
			return "资本“" + text + "”没有单位，暂按元读，也可能是万元。";
		}
		if (digits != null && digits.indexOf(',') >= 0 && !GROUPED.matcher(digits).matches()) {
			return "资本“" + text + "”的逗号不合三位一节，请核对。";
		}
		if (amount.compareTo(IMPLAUSIBLE) >= 0) {
			return "资本“" + text + "”达到一万亿，疑似单位写错。";
		}
		return null;
	}

	private static RegisteredCapital unreadable(String text, String why) {
		return new RegisteredCapital(null, null, text, "资本“" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "”"
				+ why + "，已保留原文。");
	}

	/** 元人民币, 人民币元, 元(美元): words of one currency, of which 元 alone says nothing when another is named. */
	private static String currency(String words, String before) {
		var named = CURRENCIES.get(words);
		if (named == null && words.startsWith("元")) {
			named = CURRENCIES.get(words.substring(1));
		}
		if (named == null && words.endsWith("元")) {
			named = CURRENCIES.get(words.substring(0, words.length() - 1));
		}
		if (named == null && words.length() > 2 && words.startsWith("元") && words.endsWith("元")) {
			named = CURRENCIES.get(words.substring(1, words.length() - 1));
		}
		if (before == null || named == null) {
			return named;
		}
		var first = CURRENCIES.get(before);
		return words.isEmpty() || words.equals("元") || words.equals("圆") || named.equals(first) ? first : null;
	}

	private static BigDecimal decimal(String digits) {
		try {
			return new BigDecimal(digits.replace(",", ""));
		}
		catch (NumberFormatException noNumber) {
			return null;
		}
	}

	/** Plain and official numerals of whole numbers: 一百二十万, 壹佰万, 叁仟零伍拾万. Null if it is none. */
	private static BigDecimal chineseNumber(String text) {
		var total = 0L;
		var section = 0L;
		var digit = -1L;
		for (var i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			var value = "零〇一二三四五六七八九".indexOf(c) >= 0 ? Math.max(0, "〇一二三四五六七八九".indexOf(c))
					: c == '两' ? 2 : "零壹贰叁肆伍陆柒捌玖".indexOf(c);
			if (value >= 0) {
				if (digit > 0) {
					return null;
				}
				digit = value;
			}
			else if (c == '万' || c == '亿') {
				section += Math.max(digit, 0);
				if (section == 0 && total == 0) {
					return null;
				}
				total = c == '亿' ? (total + section) * 100_000_000 : total + section * 10_000;
				section = 0;
				digit = -1;
			}
			else {
				section += (digit < 0 ? 1 : digit) * switch (c) {
					case '十', '拾' -> 10;
					case '百', '佰' -> 100;
					default -> 1_000;
				};
				digit = -1;
			}
			if (total > 1_000_000_000_000_000L || section > 1_000_000_000L) {
				return null;
			}
		}
		return BigDecimal.valueOf(total + section + Math.max(digit, 0));
	}

	private static Map<String, Unit> usualUnits() {
		var table = new HashMap<String, Unit>();
		var yuan = new Unit(TEN_THOUSAND, "CNY");
		for (var words : List.of("万元", "万人民币", "万元人民币", "万人民币元", "万")) {
			table.put(words, yuan);
			table.put("(" + words + ")", yuan);
		}
		for (var words : List.of("万美元", "万元美元")) {
			table.put(words, new Unit(TEN_THOUSAND, "USD"));
			table.put("(" + words + ")", new Unit(TEN_THOUSAND, "USD"));
		}
		for (var words : List.of("元", "人民币元", "元人民币")) {
			table.put(words, new Unit(BigDecimal.ONE, "CNY"));
		}
		return Map.copyOf(table);
	}

	private static Map<String, String> currencies() {
		var table = new HashMap<String, String>();
		Map.ofEntries(Map.entry("CNY", List.of("", "元", "圆", "块", "人民币", "rmb", "cny", "¥", "￥")),
				Map.entry("USD", List.of("美元", "美金", "usd", "us$", "$")), Map.entry("HKD", List.of("港元", "港币", "香港元", "香港币", "hkd")),
				Map.entry("JPY", List.of("日元", "日圆", "日币", "jpy")), Map.entry("EUR", List.of("欧元", "eur")), Map.entry("GBP", List.of("英镑",
						"gbp")),
				Map.entry("SGD", List.of("新加坡元", "新元", "sgd")), Map.entry("CHF", List.of("瑞士法郎", "chf")), Map.entry("DEM", List.of("德国马克",
						"马克")),
				Map.entry("AUD", List.of("澳大利亚元", "澳元", "aud")), Map.entry("CAD", List.of("加拿大元", "加元", "cad")),
				Map.entry("TWD", List.of("台币", "新台币", "台湾元", "twd")), Map.entry("KRW", List.of("韩元", "韩国元", "krw")),
				Map.entry("MOP", List.of("澳门元", "mop")), Map.entry("NZD", List.of("新西兰元", "nzd")), Map.entry("THB", List.of("泰铢", "thb")), Map.entry("FRF", List.of("法国法郎")), Map.entry("RUB", List.of("卢布")))
			.forEach((code, words) -> words.forEach(word -> table.put(word, code)));
		return Map.copyOf(table);
	}

}
