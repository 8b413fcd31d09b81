package cn.fangfei.detection.text;

import java.util.Arrays;
import java.util.List;

/**
 * The plain text with each name, place and number as one sign, so that a model learns how a text speaks of somebody and not of whom: a firm
 * by its legal ending, a name before 金服, 平台, 贷, 宝 and their kin, a short name in quotation marks, 周某, the place before 省, 市 or 县, digits.
 *
 * <p>Limits: hand rules. A brand without quotation marks or ending stays as it is, and so does a person's full name.
 */
final class TextModelSigns {

	static final char FIRM = '\ue000';
	static final char PERSON = '\ue001';
	static final char PLACE = '\ue002';
	static final char BRAND = '\ue003';
	static final char QUOTED = '\ue004';

	private static final String[] BRAND_ENDS = { "金融", "投资", "资产管理", "互联网金融", "商务", "金服", "财富", "理财", "集团", "平台", "资本", "控股", "公司",
			"科技", "担保", "合作社", "房地产", "置业", "银行", "在线", "钱包", "商城", "众筹", "普惠", "创投", "易融", "金控", "财行", "农业", "生物", "商贸",
			"文化", "养老", "公寓", "联盟", "基金", "贷", "宝", "系", "网", "猫", "币", "链" };
	/** Words with the last character of a brand. */
	private static final String[] NO_BRANDS = { "网贷", "校园贷", "套路贷", "现金贷", "车贷", "房贷", "信贷", "借贷", "小贷", "放贷", "支付宝", "关系", "联系", "体系", "互联网",
			"官网", "数字货币", "虚拟货币", "代币", "区块链", "资金链", "产业链" };
	private static final String NOT_IN_BRANDS = "是在由的与和到向为被把将及或从给等让使据经了着有对以所其该各一这那些我你他她家个名多本";
	private static final int LONGEST_BRAND = 4;
	private static final int LONGEST_QUOTED = 12;

	/** Signs and plain characters; only the first {@link #length} count. */
	final char[] chars;
	final int length;
	private final int[] at;

	private TextModelSigns(char[] signs, PlainText plain) {
		chars = new char[plain.length];
		at = new int[plain.length + 1];
		int n = 0;
		for (int i = 0; i < plain.length; i++) {
			char c = signs[i] != 0 ? signs[i] : digit(plain.chars[i]) ? '0' : plain.chars[i];
			boolean joined = n > 0 && chars[n - 1] == c && (signs[i] != 0 || c == '0');
			if (!joined) {
				chars[n++] = c;
			}
			at[i] = n - 1;
		}
		at[plain.length] = n;
		length = n;
	}

	/** Where the plain character {@code i} stands here, or the length for the end of the plain text. */
	int at(int i) {
		return at[i];
	}

	boolean isSign(int i) {
		return chars[i] >= FIRM && chars[i] <= QUOTED;
	}

	/**
	 * @param text the original that {@code plain} was made of
	 * @param hits the terms of the plain text; a crime or an office is no name
	 * @param entities of the original
	 */
	static TextModelSigns of(String text, PlainText plain, List<Hit> hits, List<TextEntity> entities) {
		var signs = new char[plain.length];
		var term = new boolean[plain.length];
		for (var hit : hits) {
			var kind = hit.kind();
			if (kind == TermKind.CASE || kind == TermKind.REPORT || kind == TermKind.CASE_SIGN || kind == TermKind.POLICY) {
				Arrays.fill(term, hit.start(), hit.end(), true);
			}
		}
		quoted(text, plain, term, signs);
		brands(plain, term, signs);
		persons(plain, signs);
		places(plain, term, signs);
		firms(plain, entities, term, signs);
		return new TextModelSigns(signs, plain);
	}

	private static void quoted(String text, PlainText plain, boolean[] term, char[] signs) {
		int open = -1;
		for (int i = 0; i < plain.length; i++) {
			char c = plain.chars[i];
			boolean opens = c == '“';
			boolean closes = c == '”';
			// marks inside a run of Chinese are not in the plain text
			for (int k = i == 0 ? 0 : plain.to(i); k < plain.from(i); k++) {
				opens |= text.charAt(k) == '“' || text.charAt(k) == '「';
				closes |= text.charAt(k) == '”' || text.charAt(k) == '」';
			}
			if (closes && open >= 0) {
				boolean name = i - open <= LONGEST_QUOTED;
				for (int k = open; k < i && name; k++) {
					name = !term[k];
				}
				if (name) {
					Arrays.fill(signs, open, i, QUOTED);
				}
				open = -1;
			}
			if (opens) {
				open = c == '“' ? i + 1 : i;
			}
		}
	}

	private static void brands(PlainText plain, boolean[] term, char[] signs) {
		for (int i = 2; i < plain.length; i++) {
			for (var end : BRAND_ENDS) {
				if (plain.at(i, end) && !(end.length() == 1 && noBrand(plain, i + 1))) {
					int begin = i;
					while (begin > 0 && i - begin < LONGEST_BRAND && PlainText.isHan(plain.chars[begin - 1]) && !term[begin - 1]
							&& signs[begin - 1] == 0 && NOT_IN_BRANDS.indexOf(plain.chars[begin - 1]) < 0) {
						begin--;
					}
					if (i - begin >= 2) {
						Arrays.fill(signs, begin, i, BRAND);
					}
				}
			}
		}
	}

	private static boolean noBrand(PlainText plain, int end) {
		for (var word : NO_BRANDS) {
			if (plain.at(end - word.length(), word)) {
				return true;
			}
		}
		return false;
	}

	private static void persons(PlainText plain, char[] signs) {
		for (int i = 0; i + 1 < plain.length; i++) {
			if (PlainText.isHan(plain.chars[i]) && plain.chars[i + 1] == '某' && signs[i] != PERSON) {
				int end = i + 1;
				while (end < plain.length && plain.chars[end] == '某') {
					end++;
				}
				Arrays.fill(signs, i, end, PERSON);
			}
		}
	}

	private static void places(PlainText plain, boolean[] term, char[] signs) {
		for (int i = 2; i < plain.length; i++) {
			if ("省市区县州".indexOf(plain.chars[i]) >= 0 && placed(plain, term, signs, i - 1) && placed(plain, term, signs, i - 2)) {
				signs[i - 1] = PLACE;
				signs[i - 2] = PLACE;
			}
		}
	}

	private static boolean placed(PlainText plain, boolean[] term, char[] signs, int i) {
		return PlainText.isHan(plain.chars[i]) && signs[i] == 0 && !term[i];
	}

	/** The name begins behind the office that acts on the firm: 公安局对某某公司. */
	private static void firms(PlainText plain, List<TextEntity> entities, boolean[] term, char[] signs) {
		int i = 0;
		for (var entity : entities) {
			if (entity.kind() != TextEntityKind.FIRM) {
				continue;
			}
			while (i < plain.length && plain.from(i) < entity.start()) {
				i++;
			}
			int begin = i;
			for (; i < plain.length && plain.to(i + 1) <= entity.end(); i++) {
				if (term[i] || plain.chars[i] == '对') {
					begin = i + 1;
				}
			}
			Arrays.fill(signs, Math.min(begin, i), i, FIRM);
		}
	}

	private static boolean digit(char c) {
		return c >= '0' && c <= '9';
	}

}
