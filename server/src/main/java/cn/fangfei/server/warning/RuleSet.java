package cn.fangfei.server.warning;

import cn.fangfei.detection.assess.ScoreRule;
import cn.fangfei.detection.assess.Scorecard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version of the rules. Only a draft changes. */
record RuleSet(int version, RuleSetStatus status, double opensAt, double retireBelow, int retireAfter, String note,
		@Nullable UUID draftedBy, String draftedByName, Instant draftedAt, @Nullable String publishedByName,
		@Nullable Instant publishedAt, @Nullable LocalDate effectiveFrom, int revision, List<ScoreRule> rules) {

	Scorecard card() {
		return new Scorecard(rules);
	}

	/** A rule as this version weighs it. One that is younger than the version weighs nothing in it. */
	ScoreRule rule(SignalRule rule) {
		return rules.stream()
			.filter(r -> r.code().equals(rule.name()))
			.findFirst()
			.orElseGet(() -> new ScoreRule(rule.name(), 0, 0, 0, false));
	}
}
