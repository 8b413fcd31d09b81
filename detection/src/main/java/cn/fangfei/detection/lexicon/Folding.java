package cn.fangfei.detection.lexicon;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The folding of a text: what is left when everything is taken away by which a writer, a keyboard or a copied PDF can
 * make one word look like another.
 *
 * <p>Each character folds by itself, to exactly one character or to none, so that every character of the folded text has
 * one place in the original: full-width, compatibility and radical forms to the plain ones (Unicode NFKC), capitals to
 * small letters, traditional characters of finance wording to simplified ones, all brackets to round ones. Spaces,
 * zero-width characters and marks that nobody uses to part two items ({@code · * - _}, quotes …) fold to none, so they
 * hide nothing. The marks that do part items (、，；。：/ and brackets) stay, so that the end of one item and the start
 * of the next never make up a term.
 */
final class Folding {

	/** What a character folds to that folds to none. */
	static final char NONE = 0;

	private static final String MARKS = "·•‧∙・･*＊-‐‑‒–—―−_~^`´'\"“”‘’「」『』|¦+=#@&☆★○●◎◇◆□■△▲▽▼※〓…";

	private static final String TRADITIONAL = "資產財務養約購額銷據討債積眾衆賣車輛統籌險賠聯區塊鏈雲經濟現貨項認託諮詢業償權銀錢證貸擔賃當禁從";

	private static final String SIMPLIFIED = "资产财务养约购额销据讨债积众众卖车辆统筹险赔联区块链云经济现货项认托咨询业偿权银钱证贷担赁当禁从";

	private static final char[] TABLE = table();

	private final char[] folded;

	private final int[] at;

	private Folding(char[] folded, int[] at) {
		this.folded = folded;
		this.at = at;
	}

	static Folding of(String text) {
		var folded = new char[text.length()];
		var at = new int[text.length()];
		var n = 0;
		for (var i = 0; i < folded.length; i++) {
			var c = TABLE[text.charAt(i)];
			if (c != NONE) {
				folded[n] = c;
				at[n++] = i;
			}
		}
		return new Folding(Arrays.copyOf(folded, n), Arrays.copyOf(at, n));
	}

	static String fold(String text) {
		return of(text).text();
	}

	static char fold(char c) {
		return TABLE[c];
	}

	String text() {
		return new String(folded);
	}

	/** Where in the original the folded character {@code i} stands. */
	int at(int i) {
		return at[i];
	}

	private static char[] table() {
		var table = new char[Character.MAX_VALUE + 1];
		for (var i = 0; i < table.length; i++) {
			table[i] = foldOne((char) i);
		}
		for (var c : MARKS.toCharArray()) {
			table[c] = NONE;
		}
		for (var i = 0; i < TRADITIONAL.length(); i++) {
			table[TRADITIONAL.charAt(i)] = SIMPLIFIED.charAt(i);
		}
		fill(table, "[{【〔〖〈<［｛", '(');
		fill(table, "]}】〕〗〉>］｝", ')');
		fill(table, "｡", '。');
		fill(table, "､", '、');
		return table;
	}

	private static void fill(char[] table, String from, char to) {
		for (var c : from.toCharArray()) {
			table[c] = to;
		}
	}

	/** Whole blocks that NFKC leaves as they are; to ask it of each of their characters would double the time a short run takes to begin. */
	private static boolean isIdeographOrSyllable(char c) {
		return c >= 0x3400 && c <= 0x4dbf || c >= 0x4e00 && c <= 0x9fff || c >= 0xac00 && c <= 0xd7a3 || c >= 0xe000 && c <= 0xf8ff;
	}

	private static char foldOne(char c) {
		if (Character.isSurrogate(c) || isIdeographOrSyllable(c)) {
			return c;
		}
		var type = Character.getType(c);
		if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
				|| type == Character.FORMAT || type == Character.NON_SPACING_MARK) {
			return NONE;
		}
		var plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
		return Character.toLowerCase(plain.length() == 1 ? plain.charAt(0) : c);
	}

}
