package cn.fangfei.simulation.trade;

/** Makes unified social credit codes after GB 32100-2015 and GB 11714: of a county that does not exist, so of no real body. */
final class CreditCodes {

	private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	private static final int[] WEIGHTS = { 1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28 };
	private static final int[] BODY_WEIGHTS = { 3, 7, 9, 10, 5, 8, 4, 2 };

	private CreditCodes() {
	}

	/**
	 * @param prefix registration office and kind, 2 characters
	 * @param region 6 digits
	 * @param body below 31⁷
	 */
	static String of(String prefix, String region, long body) {
		var code = new StringBuilder(18).append(prefix).append(region).append("M");
		long rest = body;
		for (int i = 0; i < 7; i++) {
			code.append(ALPHABET.charAt((int) (rest % 31)));
			rest /= 31;
		}
		int sum = 0;
		for (int i = 0; i < 8; i++) {
			char c = code.charAt(8 + i);
			sum += (c <= '9' ? c - '0' : c - 'A' + 10) * BODY_WEIGHTS[i];
		}
		int check = 11 - sum % 11;
		code.append(check == 10 ? "X" : check == 11 ? "0" : String.valueOf(check));
		int total = 0;
		for (int i = 0; i < 17; i++) {
			total += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
		}
		return code.append(ALPHABET.charAt((31 - total % 31) % 31)).toString();
	}
}
