package cn.fangfei.detection.register;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** One look at one firm: its facts, what sort it is, and what has been found so far. */
final class Look {

	final RegisterFacts facts;

	final FirmTraits traits;

	final RegisterRules rules;

	final RegisteredCapital capital;

	final RegisteredCapital paidIn;

	final List<RegisterFinding> findings = new ArrayList<>();

	final List<String> coverage = new ArrayList<>();

	final List<String> warnings = new ArrayList<>();

	Look(RegisterFacts facts, RegisterRules rules) {
		this.facts = facts;
		this.traits = new FirmTraits(facts);
		this.rules = rules;
		this.capital = RegisteredCapital.read(facts.capital());
		this.paidIn = RegisteredCapital.read(facts.paidIn());
	}

	/** Whether a rule is switched on and in force on the day of reference. */
	boolean asks(RegisterRule rule) {
		var setting = rules.of(rule);
		return setting.score().enabled() && !facts.today().isBefore(setting.from());
	}

	double threshold(RegisterRule rule, String name) {
		return rules.of(rule).threshold(name);
	}

	void found(RegisterRule rule, double strength, String sentence, LocalDate since, LocalDate expires, String guard) {
		found(rule, strength, sentence, rules.of(rule).source(), since, expires, guard);
	}

	void found(RegisterRule rule, double strength, String sentence, String source, LocalDate since, LocalDate expires, String guard) {
		var rounded = Math.round(Math.max(0, Math.min(1, strength)) * 100) / 100.0;
		findings.add(new RegisterFinding(rule, rounded, sentence, source, since.isAfter(facts.today()) ? facts.today() : since, expires,
				guard));
	}

	/** The day from which a state of the register is known to hold: that of its registration, else today. */
	LocalDate since() {
		return facts.registeredOn() == null ? facts.today() : facts.registeredOn();
	}

	/** Whole months since registration; null if the day is unknown or ahead. */
	Long months() {
		return facts.registeredOn() == null || facts.registeredOn().isAfter(facts.today()) ? null
				: ChronoUnit.MONTHS.between(facts.registeredOn(), facts.today());
	}

	/** The first of several guards that speaks, or null. */
	static String first(String... guards) {
		for (var guard : guards) {
			if (guard != null) {
				return guard;
			}
		}
		return null;
	}

}
