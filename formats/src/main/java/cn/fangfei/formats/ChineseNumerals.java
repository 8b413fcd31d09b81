package cn.fangfei.formats;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/** Whole numbers in Chinese numerals, plain and official: 一百二十万, 壹佰万, 叁仟零伍拾万. */
final class ChineseNumerals {

	private static final String[] DIGITS = {"零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"};

	/** A numeral and what follows it. */
	record Split(BigDecimal number, String rest) {
	}

	private ChineseNumerals() {
	}

	static @Nullable BigDecimal parse(String text) {
		var split = split(text);
		return split == null || !split.rest().isEmpty() ? null : split.number();
	}

	static @Nullable Split split(String text) {
		long total = 0;
		long section = 0;
		long digit = -1;
		int i = 0;
		for (; i < text.length() && i < 30; i++) {
			char c = text.charAt(i);
			int d = digit(c);
			long unit = unit(c);
			if (d >= 0) {
				if (digit > 0) {
					return null;
				}
				digit = d;
			} else if (unit == 10_000 || unit == 100_000_000) {
				section += Math.max(digit, 0);
				if (section == 0 && total == 0) {
					return null;
				}
				total = unit == 100_000_000 ? (total + section) * unit : total + section * unit;
				section = 0;
				digit = -1;
			} else if (unit > 0) {
				section += (digit < 0 ? 1 : digit) * unit;
				digit = -1;
			} else {
				break;
			}
			if (total > 1_000_000_000_000_000L) {
				return null;
			}
		}
		if (i == 0) {
			return null;
		}
		return new Split(BigDecimal.valueOf(total + section + Math.max(digit, 0)), text.substring(i));
	}

	private static int digit(char c) {
		for (int d = 0; d < DIGITS.length; d++) {
			if (DIGITS[d].indexOf(c) >= 0) {
				return d;
			}
		}
		return -1;
	}

	private static long unit(char c) {
		return switch (c) {
			case '十', '拾' -> 10;
			case '百', '佰' -> 100;
			case '千', '仟' -> 1_000;
			case '万' -> 10_000;
			case '亿' -> 100_000_000;
			default -> 0;
		};
	}
}
