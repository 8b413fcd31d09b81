package cn.fangfei.formats;

/** The unified social credit code of GB 32100-2015: 18 characters, the last one a check digit. */
final class CreditCodes {

	private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

	private CreditCodes() {
	}

	/** Whether a text has the shape of a code; its check digit may still be wrong. */
	static boolean wellFormed(String code) {
		if (code.length() != 18) {
			return false;
		}
		for (int i = 0; i < 18; i++) {
			if (ALPHABET.indexOf(code.charAt(i)) < 0) {
				return false;
			}
		}
		return true;
	}

	static boolean checks(String code) {
		return code.charAt(17) == checkDigit(code);
	}

	static char checkDigit(String code) {
		int sum = 0;
		for (int i = 0; i < 17; i++) {
			sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
		}
		return ALPHABET.charAt((31 - sum % 31) % 31);
	}
}
