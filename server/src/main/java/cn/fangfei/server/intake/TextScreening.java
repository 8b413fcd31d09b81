package cn.fangfei.server.intake;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.detection.text.TextEntityKind;
import cn.fangfei.detection.text.TextFinding;
import cn.fangfei.detection.text.TextItem;
import cn.fangfei.detection.text.TextScreen;
import cn.fangfei.detection.text.TextScreenVersion;
import cn.fangfei.detection.text.TextSpan;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the screen says of a text, and by which version.
 * @param kinds the rules that speak: kinds of its spans, each once, what a sentence denies left out
 */
record TextScreening(String version, TextFinding finding, List<String> kinds) {

	/** A rate that is denied and a word of reporting are shown and speak for nothing. */
	private static final Set<String> SILENT = Set.of("NEGATED");

	private static final Set<TextEntityKind> CONTACTS = Set.of(TextEntityKind.PHONE, TextEntityKind.WECHAT, TextEntityKind.ACCOUNT);

	private static final Pattern CODE = Pattern.compile("(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])");

	static TextScreening of(String text, @Nullable String publisher, @Nullable String url) {
		var finding = TextScreen.standard().screen(new TextItem(text, publisher, url));
		var kinds = finding.spans().stream().map(TextSpan::kind).filter(k -> !SILENT.contains(k)).distinct().sorted().toList();
		return new TextScreening(TextScreenVersion.current(), finding, kinds);
	}

	RiskLevel level() {
		return finding.level();
	}

	/** Firms, telephones, accounts and credit codes that the text names. */
	static List<String> marks(String text, TextFinding finding) {
		var marks = new TreeSet<String>();
		finding.entities()
			.stream()
			.filter(e -> e.kind() == TextEntityKind.FIRM || CONTACTS.contains(e.kind()))
			.forEach(e -> marks.add(e.kind() + ":" + e.text()));
		codes(text).forEach(code -> marks.add("CODE:" + code));
		return List.copyOf(marks);
	}

	/** Unified social credit codes whose check digit is right, as they stand in the text. */
	static Set<String> codes(String text) {
		var found = new TreeSet<String>();
		var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
		CODE.matcher(plain).results().map(m -> m.group()).filter(c -> new cn.fangfei.server.kernel.CreditCode(c).checks()).forEach(found::add);
		return found;
	}

	/** The class of document that its guard names, 法院公安通报; null for what may be an advert. */
	static @Nullable String sort(@Nullable String guard) {
		var end = guard == null ? -1 : guard.indexOf('：');
		return guard == null || end < 0 ? null : guard.substring(0, end);
	}
}
