package cn.fangfei.server.demo;

import cn.fangfei.server.kernel.CreditCode;
import java.util.List;
import java.util.Random;

/**
 * Invented words: brands, people, credit codes. The characters of a brand are ones that firms seldom bear together, and the
 * codes lie in a range that is never given out in the county, so that nothing here means anybody.
 */
final class DemoWords {

	private static final String BRAND_FIRST = "栩澜禾沐榆岑璟琅珩檀穗棠砚汐筠蓥璨昀焓芷";

	private static final String BRAND_SECOND = "宥沅霁翊柠屿淇衍楠蔚瑭澍梓枫笙棣澄椿祺煦";

	private static final String BRAND_THIRD = "禾原泽川岭朗达和顺亿";

	private static final String SURNAMES = "邬褚卞茅祁闵臧娄盛柯昝支管卢莫经房裘缪解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚";

	private static final String GIVEN = "明建国志海秀兰玉红成立树春永福桂芳文振宝林素云长庆金凤学义传德广美华俊启";

	private static final String CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY";

	private static final int[] BODY_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

	private final Random random;

	DemoWords(Random random) {
		this.random = random;
	}

	/** A brand of two characters, as small businesses bear. */
	String shortBrand() {
		return "" + one(BRAND_FIRST) + one(BRAND_SECOND);
	}

	/** A brand of three characters, as companies bear. */
	String brand() {
		return shortBrand() + one(BRAND_THIRD);
	}

	String person() {
		return one(SURNAMES) + (random.nextInt(3) == 0 ? "" + one(GIVEN) : "" + one(GIVEN) + one(GIVEN));
	}

	/**
	 * A credit code with both check digits right. Its body begins with MA0, which the national range gives to other
	 * provinces.
	 * @param department 91 for companies, 92 for individual businesses, 93 for farmers' cooperatives
	 * @param serial every serial gives another code
	 */
	static CreditCode code(String department, String sixDigits, int serial) {
		var body = "MA0" + CODE.charAt(serial / 29_791 % 31) + CODE.charAt(serial / 961 % 31) + CODE.charAt(serial / 31 % 31)
				+ CODE.charAt(serial % 31) + CODE.charAt(serial * 7 % 31);
		var sum = 0;
		for (var i = 0; i < 8; i++) {
			sum += "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(body.charAt(i)) * BODY_WEIGHTS[i];
		}
		var check = 11 - sum % 11;
		var first = department + sixDigits + body + (check == 10 ? "X" : check == 11 ? "0" : "" + check);
		return CODE.chars()
			.mapToObj(c -> new CreditCode(first + (char) c))
			.filter(CreditCode::checks)
			.findFirst()
			.orElseThrow();
	}

	<T> T of(List<T> list) {
		return list.get(random.nextInt(list.size()));
	}

	/** Whether something that happens so many times in a thousand happens now. */
	boolean perMille(int times) {
		return random.nextInt(1000) < times;
	}

	int between(int least, int most) {
		return least + random.nextInt(most - least + 1);
	}

	private char one(String stock) {
		return stock.charAt(random.nextInt(stock.length()));
	}
}
