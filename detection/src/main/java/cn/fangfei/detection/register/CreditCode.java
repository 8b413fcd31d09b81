package cn.fangfei.detection.register;

import java.util.Locale;

/**
 * 统一社会信用代码 of a row, after GB 32100-2015: 17 characters and a check character modulo 31. A wrong check character is warned
 * of and the code is kept, for real registers hold such codes.
 *
 * @param code 18 characters in capitals, or null if the text is no such code
 * @param checks whether its check character is right
 * @param text as it was written
 * @param warning null, or a sentence that says what is wrong
 */
public record CreditCode(String code, boolean checks, String text, String warning) {

	private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

	private static final int LENGTH = 18;

	/** 3 to the power of the place, modulo 31. */
	private static final int[] WEIGHTS = { 1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28 };

	/** Never throws; null is absent. */
	public static CreditCode read(String text) {
		if (text != null && wellFormed(text)) {
			return of(text, text);
		}
		var shown = text == null ? "" : text.length() > 40 ? text.substring(0, 40) + "…" : text;
		var plain = text == null || text.length() > 40 ? shown : Plain.of(text).replace("-", "").toUpperCase(Locale.ROOT);
		if (Plain.absent(plain.toLowerCase(Locale.ROOT))) {
			return new CreditCode(null, false, shown, null);
		}
		if (plain.length() == 15 && plain.chars().allMatch(c -> c >= '0' && c <= '9')) {
			return new CreditCode(null, false, shown, "“" + shown + "”是15位工商注册号，不是统一社会信用代码。");
		}
		if (plain.length() != LENGTH) {
			return new CreditCode(null, false, shown, "“" + shown + "”不是18位，不是统一社会信用代码，已保留原文。");
		}
		for (var c : plain.toCharArray()) {
			if (ALPHABET.indexOf(c) < 0) {
				return new CreditCode(null, false, shown, "“" + shown + "”含统一社会信用代码不用的字符“" + c + "”，已保留原文。");
			}
		}
		return of(plain, shown);
	}

	private static CreditCode of(String code, String shown) {
		var checks = code.charAt(LENGTH - 1) == checkCharacter(code);
		return new CreditCode(code, checks, shown, checks ? null : "统一社会信用代码“" + code + "”校验位不符，仍按原代码使用，请核对。");
	}

	private static boolean wellFormed(String text) {
		if (text.length() != LENGTH) {
			return false;
		}
		for (var i = 0; i < LENGTH; i++) {
			if (ALPHABET.indexOf(text.charAt(i)) < 0) {
				return false;
			}
		}
		return true;
	}

	/** The 18th character that belongs to the first 17. */
	static char checkCharacter(String code) {
		var sum = 0;
		for (var i = 0; i < LENGTH - 1; i++) {
			sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
		}
		return ALPHABET.charAt((31 - sum % 31) % 31);
	}

}
