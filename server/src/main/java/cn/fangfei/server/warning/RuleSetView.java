package cn.fangfei.server.warning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rules as the contract shows it.
 * @param opensAt the score at which a warning opens
 * @param retireBelow the precision under which a rule is proposed for retirement, from {@code retireAfter} judged warnings on
 * @param mine whether who asks drafted it
 */
record RuleSetView(int version, RuleSetStatus status, boolean inForce, double opensAt, double retireBelow, int retireAfter, String note,
		boolean mine, String draftedBy, Instant draftedAt, @Nullable String publishedBy, @Nullable Instant publishedAt,
		@Nullable LocalDate effectiveFrom, int revision, List<RuleView> rules) {

	/**
	 * A rule: what it looks for, what it weighs, and what it has been worth in this territory.
	 * @param open open warnings in which it counts
	 * @param precision confirmed of those judged; with its interval at 95 % (Wilson)
	 * @param retire whether it is proposed for retirement
	 */
	record RuleView(SignalRule rule, String name, SignalElement element, boolean told, String basis, String meaning, String lowers,
			double weight, int halfLifeDays, double cap, boolean enabled, int open, int confirmed, int refuted, int duplicate,
			int unverifiable, @Nullable Double precision, @Nullable Double low, @Nullable Double high, boolean retire) {
	}
}
