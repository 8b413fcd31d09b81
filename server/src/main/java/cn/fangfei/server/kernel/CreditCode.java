package cn.fangfei.server.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A unified social credit code 统一社会信用代码 of eighteen characters (GB 32100-2015). Digits three to eight name the division of
 * the registering authority. A wrong check digit does not make a code useless: real registers hold such codes, so
 * {@link #checks()} is a question and not a condition.
 */
public record CreditCode(@JsonValue String value) {

	private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

	private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

	@JsonCreator
	public CreditCode {
		value = value.strip().toUpperCase(Locale.ROOT);
		if (!value.matches("[0-9A-Z]{18}")) {
			throw new IllegalArgumentException("统一社会信用代码应为18位数字或大写字母：" + value);
		}
	}

	/** Whether the last character is the check digit of the first seventeen. */
	public boolean checks() {
		var sum = 0;
		for (var i = 0; i < 17; i++) {
			var digit = ALPHABET.indexOf(value.charAt(i));
			if (digit < 0) {
				return false;
			}
			sum += digit * WEIGHTS[i];
		}
		return ALPHABET.charAt((31 - sum % 31) % 31) == value.charAt(17);
	}

	@Override
	public String toString() {
		return value;
	}
}
