package cn.fangfei.detection.text;

import cn.fangfei.detection.text.Quantity.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the numbers of a stretch of plain text: {@code 8.5}, {@code 10,000}, 一万二, 两千, 十二点五, 百分之八, with their units, and joins the two
 * ends of a range (8%-12%, 8至12%, 三到五分). A hand scanner: it looks at each character once, and again only where a number stands.
 */
final class Quantities {

	private static final String DIGITS = "零一二三四五六七八九";

	/** No interest is of more 分; 三七分成 is none. */
	private static final int MOST_FEN = 30;

	/** What the units behind a number begin with. */
	private static final Signs UNITS = Signs.of("%‰成个点分厘倍元块rwk万亿人美天日周年");

	/** What a number begins with. */
	private static final Signs BEGINS = Signs.of("0123456789一二三四五六七八九十百千万两零半");

	private final PlainText text;

	private final int end;

	private final List<Quantity> found = new ArrayList<>();

	/** Where the number last read ended. */
	private int at;

	private Quantities(PlainText text, int end) {
		this.text = text;
		this.end = end;
	}

	static List<Quantity> read(PlainText text, int start, int end) {
		var reader = new Quantities(text, end);
		var i = start;
		while (i < end) {
			var c = text.chars[i];
			if (BEGINS.has(c)) {
				i = reader.take(i);
			}
			else {
				i++;
			}
		}
		return reader.found;
	}


	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private int take(int i) {
		if (text.at(i + 1, "分之") && "百千万".indexOf(text.chars[i]) >= 0) {
			return fractionOf(i, text.chars[i] == '百' ? 1 : text.chars[i] == '千' ? 0.1 : 0.01);
		}
		if (text.chars[i] == '半') {
			return half(i);
		}
		if ((text.chars[i] == '千' || text.chars[i] == '万') && i > 0 && "利息返天日率结".indexOf(text.chars[i - 1]) >= 0
				&& DIGITS.indexOf(text.charAt(i + 1)) > 0 && !PlainText.isNumeral(text.charAt(i + 2)) && text.charAt(i + 2) != '元') {
			found.add(new Quantity(Unit.PERCENT, DIGITS.indexOf(text.charAt(i + 1)) * (text.chars[i] == '千' ? 0.1 : 0.01), i, i + 2));
			return i + 2;
		}
		var single = text.charAt(i) == '万' && (text.charAt(i - 1) == '每' || i == 0 || !PlainText.isNumeral(text.charAt(i - 1)))
				&& (text.charAt(i + 1) == '元' || text.charAt(i - 1) == '每');
		var value = single ? 10_000 : number(i);
		if (value < 0) {
			return i + 1;
		}
		if (single) {
			at = i + 1;
			if (text.charAt(at) == '元') {
				at++;
			}
			found.add(new Quantity(Unit.MONEY, value, i, at));
			return at;
		}
		var numberEnd = at;
		var begun = i;
		var separator = separator(at);
		if (separator > 0 && at + separator < end) {
			var upper = number(at + separator);
			if (upper >= 0) {
				var upperEnd = at;
				if (unit(upper, begun, upperEnd)) {
					var joined = found.get(found.size() - 1);
					if (joined.unit() != Unit.BARE) {
						return at;
					}
				}
				found.remove(found.size() - 1);
				at = numberEnd;
			}
			at = numberEnd;
		}
		unit(value, begun, numberEnd);
		joinRange();
		return at;
	}

	/** 百分之八, 千分之三, 百分之八到十二. */
	private int fractionOf(int i, double perCent) {
		var value = number(i + 3);
		if (value < 0) {
			return i + 1;
		}
		var valueEnd = at;
		var separator = separator(valueEnd);
		if (separator > 0 && !text.at(valueEnd + separator + 1, "分之")) {
			var upper = number(valueEnd + separator);
			if (upper > value && upper <= 100 && "个年月天日元块万%".indexOf(text.charAt(at)) < 0) {
				value = upper;
				valueEnd = at;
			}
		}
		found.add(new Quantity(Unit.PERCENT, value * perCent, i, valueEnd));
		at = valueEnd;
		joinRange();
		return valueEnd;
	}

	private int half(int i) {
		if (text.charAt(i + 1) == '年') {
			found.add(new Quantity(Unit.DAYS, 182.5, i, i + 2));
			return i + 2;
		}
		if (text.at(i, "半个月")) {
			found.add(new Quantity(Unit.DAYS, 15, i, i + 3));
			return i + 3;
		}
		return i + 1;
	}

	/** Length of the sign between the ends of a range, or 0. */
	private int separator(int i) {
		var c = text.charAt(i);
		if (c == '~' || c == '-' || c == '至' || c == '到' || c == '—' || c == '–' || c == '−') {
			return text.charAt(i + 1) == c || text.charAt(i + 1) == '-' ? 2 : 1;
		}
		return 0;
	}

	/** 8%-12%: two numbers that both carry their unit. */
	private void joinRange() {
		if (found.size() < 2) {
			return;
		}
		var lower = found.get(found.size() - 2);
		var upper = found.get(found.size() - 1);
		if (lower.unit() == upper.unit() && lower.unit() != Unit.BARE && separator(lower.end()) > 0
				&& lower.end() + separator(lower.end()) == upper.start() && upper.value() > lower.value()) {
			found.remove(found.size() - 1);
			found.set(found.size() - 1, new Quantity(upper.unit(), upper.value(), lower.start(), upper.end()));
		}
	}

	/** Adds the number with what stands behind it; leaves {@link #at} after the unit. */
	private boolean unit(double value, int begun, int numberEnd) {
		var i = numberEnd;
		var c = text.charAt(i);
		if (c == ' ') {
			i++;
			c = text.charAt(i);
		}
		if (!UNITS.has(c) && text.charAt(numberEnd - 1) != '万') {
			return add(Unit.BARE, value, begun, numberEnd);
		}
		if (c == '%') {
			return add(Unit.PERCENT, value, begun, i + 1);
		}
		if (c == '‰') {
			return add(Unit.PERCENT, value / 10, begun, i + 1);
		}
		if (c == '成' && value < 10) {
			var tail = fraction(i + 1);
			return add(Unit.PERCENT, value * 10 + tail, begun, i + (tail > 0 ? 2 : 1));
		}
		if (c == '个' && text.charAt(i + 1) == '点' || text.at(i, "个百分点")) {
			return add(Unit.PERCENT, value, begun, i + (text.charAt(i + 1) == '点' ? 2 : 4));
		}
		if (c == '个' && text.at(i, "个半点")) {
			return add(Unit.PERCENT, value + 0.5, begun, i + 3);
		}
		if (c == '点' && text.at(i, "点利")) {
			return add(Unit.PERCENT, value, begun, i + 1);
		}
		if (c == '分' && value <= MOST_FEN) {
			var tail = fraction(i + 1);
			var behind = text.charAt(i + 2);
			if (tail == 0 && isDigit(text.charAt(i + 1)) && !isDigit(behind) && behind != '%' && behind != '.') {
				tail = text.charAt(i + 1) - '0';
			}
			// 1分5, 一分五厘
			return add(Unit.FEN, value + tail / 10, begun, i + (tail > 0 ? text.charAt(i + 2) == '厘' ? 3 : 2 : 1));
		}
		if (c == '厘' && value <= 100) {
			var tail = fraction(i + 1);
			return add(Unit.LI, value + tail / 10, begun, i + (tail > 0 ? 2 : 1));
		}
		if (c == '倍') {
			return add(Unit.TIMES, value, begun, i + 1);
		}
		var money = money(i, c);
		if (c == '万' && money == 1 && isDigit(text.charAt(i + 1)) && !isDigit(text.charAt(i + 2))
				&& "%.个年月天人倍".indexOf(text.charAt(i + 2)) < 0) {
			// 3万6
			return add(Unit.MONEY, value * 10_000 + (text.charAt(i + 1) - '0') * 1_000, begun, i + 2);
		}
		if (money > 0) {
			return add(Unit.MONEY, value * scale(c), begun, i + money);
		}
		if (text.charAt(numberEnd - 1) == '万' && value >= 10_000 && "人名户亩家头只个次份台张条".indexOf(c) < 0) {
			// 十二万
			return add(Unit.MONEY, value, begun, numberEnd);
		}
		return time(value, begun, i, c, numberEnd);
	}

	private double fraction(int i) {
		var c = text.charAt(i);
		var digit = DIGITS.indexOf(c);
		if (c == '半') {
			return 5;
		}
		return digit > 0 && !PlainText.isNumeral(text.charAt(i + 1)) ? digit : 0;
	}

	private static double scale(char c) {
		return switch (c) {
			case '万', 'w' -> 10_000;
			case 'k' -> 1_000;
			case '亿' -> 100_000_000;
			default -> 1;
		};
	}

	/** Length of a unit of money at {@code i}, or 0. */
	private int money(int i, char c) {
		if (c == '元') {
			return 1;
		}
		if (c == '块') {
			return text.charAt(i + 1) == '钱' ? 2 : 1;
		}
		if (c == 'r' && text.at(i, "rmb")) {
			return 3;
		}
		if (c == '万' || c == '亿' || (c == 'w' || c == 'k') && !PlainText.isWord(text.charAt(i + 1))) {
			var next = text.charAt(i + 1);
			return text.at(i + 1, "块钱") ? 3 : next == '元' || next == '块' ? 2 : text.at(i + 1, "人民币") ? 4
					: next == '人' || next == '名' || next == '户' || next == '亩' || next == '家' || next == '头' ? 0 : 1;
		}
		return text.at(i, "人民币") ? 3 : text.at(i, "美元") ? 2 : 0;
	}

	private boolean time(double value, int begun, int i, char c, int numberEnd) {
		if (c == '天') {
			return add(Unit.DAYS, value, begun, i + 1);
		}
		if (c == '日' && text.charAt(begun - 1) != '月' && text.charAt(begun - 1) != '年') {
			return add(Unit.DAYS, value, begun, i + 1);
		}
		if (c == '个' && text.charAt(i + 1) == '月') {
			return add(Unit.DAYS, value * 365 / 12, begun, i + 2);
		}
		if (c == '周') {
			return add(Unit.DAYS, value * 7, begun, i + 1);
		}
		if (c == '年' && value < 100) {
			return add(Unit.DAYS, value * 365, begun, i + 1);
		}
		if (c == '个' && text.at(i, "个季度")) {
			return add(Unit.DAYS, value * 365 / 4, begun, i + 3);
		}
		return add(Unit.BARE, value, begun, numberEnd);
	}

	private boolean add(Unit unit, double value, int begun, int unitEnd) {
		found.add(new Quantity(unit, value, begun, Math.min(unitEnd, end)));
		at = Math.min(unitEnd, end);
		return true;
	}

	/** Reads a number at {@code i}; negative if there is none. {@link #at} is left behind it. */
	private double number(int i) {
		if (i >= end) {
			return -1;
		}
		return isDigit(text.chars[i]) ? western(i) : chinese(i);
	}

	private double western(int i) {
		var value = 0.0;
		while (i < end && (isDigit(text.chars[i]) || text.chars[i] == ',' && thousands(i))) {
			if (text.chars[i] != ',') {
				value = value * 10 + (text.chars[i] - '0');
			}
			i++;
		}
		if (i + 1 < end && text.chars[i] == '.' && isDigit(text.chars[i + 1])) {
			var digits = 0;
			i++;
			var fraction = 0.0;
			while (i < end && isDigit(text.chars[i])) {
				if (digits++ < 9) {
					fraction = fraction * 10 + (text.chars[i] - '0');
				}
				i++;
			}
			value += fraction / Math.pow(10, Math.min(digits, 9));
		}
		if (i < end && (text.chars[i] == '千' || text.chars[i] == '百') && value < 100) {
			value *= text.chars[i] == '千' ? 1_000 : 100;
			i++;
		}
		at = i;
		return Math.min(value, 1e15);
	}

	private boolean thousands(int i) {
		return i + 3 < end && isDigit(text.chars[i + 1]) && isDigit(text.chars[i + 2]) && isDigit(text.chars[i + 3])
				&& !isDigit(text.charAt(i + 4)) || i + 4 < end && text.chars[i + 4] == ',' && isDigit(text.chars[i + 1]);
	}

	/** 一万二 is 12,000, 两千五 is 2,500, 十二点五 is 12.5, 三五 is 35. */
	private double chinese(int i) {
		var total = 0.0;
		var section = 0.0;
		var digit = -1.0;
		var last = 1.0;
		var read = i;
		while (read < end) {
			var c = text.chars[read];
			var d = c == '两' ? 2 : DIGITS.indexOf(c);
			if (d >= 0) {
				if (c == '零') {
					last = 10;
				}
				digit = digit > 0 ? digit * 10 + d : d;
			}
			else if (c == '十' || c == '百' || c == '千') {
				var unit = c == '十' ? 10 : c == '百' ? 100 : 1_000;
				section += (digit < 0 ? 1 : digit) * unit;
				digit = -1;
				last = unit;
			}
			else if (c == '万') {
				if (read == i) {
					return -1;
				}
				section += Math.max(digit, 0);
				total += section * 10_000;
				section = 0;
				digit = -1;
				last = 10_000;
			}
			else {
				break;
			}
			read++;
		}
		if (read == i) {
			return -1;
		}
		if (digit == 1 && last == 10_000 && text.chars[read - 1] == '一' && "年月天周季个".indexOf(text.charAt(read)) >= 0 && read < end) {
			// 一万一年: a sum and a year.
			digit = 0;
			read--;
		}
		if (digit > 0 && last > 10 && digit < 10) {
			digit *= last / 10;
		}
		var value = total + section + Math.max(digit, 0);
		if (read + 1 < end && text.chars[read] == '点' && DIGITS.indexOf(text.chars[read + 1]) >= 0) {
			var unit = 0.1;
			read++;
			while (read < end && DIGITS.indexOf(text.chars[read]) >= 0) {
				value += DIGITS.indexOf(text.chars[read]) * unit;
				unit /= 10;
				read++;
			}
		}
		at = read;
		return Math.min(value, 1e15);
	}

}
