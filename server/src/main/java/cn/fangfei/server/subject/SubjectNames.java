package cn.fangfei.server.subject;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How two spellings of a subject's name are seen to be one. */
public final class SubjectNames {

	private static final Pattern MEANINGLESS = Pattern.compile("[\\s\\p{P}\\p{Z}\\p{S}\\p{C}]");

	private static final Pattern COMPANY = Pattern.compile("(有限责任公司|责任有限公司|有限公司|公司)$");

	private SubjectNames() {
	}

	/** A name without full-width forms, spaces, brackets and other signs, and without the way its company form is written. */
	public static String normalised(String name) {
		var folded = MEANINGLESS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT))
			.replaceAll("");
		var bare = COMPANY.matcher(folded).replaceFirst("");
		var told = bare.isEmpty() ? folded : bare;
		return told.isEmpty() ? name.strip() : told;
	}
}
