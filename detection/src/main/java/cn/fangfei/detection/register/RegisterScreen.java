package cn.fangfei.detection.register;

import cn.fangfei.detection.lexicon.WordingHit;
import cn.fangfei.detection.lexicon.WordingLexicon;
import cn.fangfei.detection.lexicon.WordingMatcher;
import cn.fangfei.detection.lexicon.WordingTerm;
import cn.fangfei.detection.lexicon.WordingTier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the rules of the register about a firm.
 *
 * <p>Theory: each rule reads the facts it needs and says at most one sentence for each place it looks at, with the figures in it.
 * A rule whose facts nobody told is not asked, and the report says so: missing data never counts against a firm. A guard keeps a
 * finding in the report and out of the score. A supporting rule (newness, unpaid capital, no staff, crowded addresses) counts only
 * beside one that is not.
 *
 * <p>Limits: the register says what was filed, not what is done. Thresholds and weights are defaults until an office has tested
 * them on its own outcomes.
 *
 * <p>Immutable: compile once, share between threads.
 */
public final class RegisterScreen {

	private static final String ALONE = "单独出现不计：须有其他线索相互印证。";

	private final WordingMatcher matcher;

	private final int lexiconVersion;

	private final Set<String> annex;

	private final RegisterRules rules;

	private final SectorGuesser sectors = SectorGuesser.standard();

	private RegisterScreen(WordingLexicon lexicon, RegisterRules rules) {
		this.matcher = WordingMatcher.compile(lexicon);
		this.lexiconVersion = lexicon.version();
		this.annex = lexicon.terms()
			.stream()
			.filter(term -> term.tier() == WordingTier.WATCH && term.source().contains("附件1"))
			.map(WordingTerm::text)
			.collect(Collectors.toUnmodifiableSet());
		this.rules = rules;
	}

	/** Compiles all terms of the lexicon, in force or not; see {@link WordingLexicon#on}. */
	public static RegisterScreen compile(WordingLexicon lexicon, RegisterRules rules) {
		return new RegisterScreen(lexicon, rules);
	}

	public static RegisterScreen standard() {
		return compile(WordingLexicon.standard(), RegisterRules.standard());
	}

	public RegisterReport screen(RegisterFacts facts) {
		return screen(facts, matcher.screen(facts.text()));
	}

	/** For a caller that has screened the wording already, with the same lexicon. */
	public RegisterReport screen(RegisterFacts facts, List<WordingHit> hits) {
		var look = new Look(facts, rules);
		var code = CreditCode.read(facts.code());
		if (code.warning() != null) {
			look.warnings.add(code.warning());
		}
		WordingRules.look(look, hits, annex);
		PlaceRules.look(look);
		CapitalRules.look(look);
		ConductRules.look(look);
		BusinessRules.look(look, sectors);
		look.findings.sort((one, other) -> one.rule().compareTo(other.rule()));
		var reason = look.findings.stream().anyMatch(finding -> finding.counts() && !rules.of(finding.rule()).supporting());
		if (!reason) {
			look.findings.replaceAll(finding -> finding.counts() ? finding.guardedBy(ALONE) : finding);
		}
		return new RegisterReport(look.findings, hits, look.coverage, look.warnings, rules.version(), lexiconVersion);
	}

	/** What the firm seems really to do. */
	public SectorGuess sector(RegisterFacts facts) {
		return sectors.guess(facts.text());
	}

}
