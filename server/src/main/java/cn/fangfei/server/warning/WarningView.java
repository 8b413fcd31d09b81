package cn.fangfei.server.warning;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A warning whole: the score, each reason with what it brings, what speaks against it, and what people did.
 * @param score what counts today
 * @param ruleScore by the rules, also while a person has set another
 * @param fallsOn the day on which the level falls when nothing happens but time
 * @param against counter-evidence, a sentence each
 * @param silent sources that said nothing: not known is not the same as not so
 * @param registerSeenAt when the firm was last met in a register file
 */
public record WarningView(UUID warningId, String number, UUID subjectId, String subjectName, @Nullable String creditCode,
		@Nullable UUID firmId, RegionCode regionCode, String regionName, WarningStatus status, double score, RiskLevel level,
		double ruleScore, double peakScore, int ruleVersion, double opensAt, Instant openedAt, Instant signalledAt, Instant scoredAt,
		@Nullable LocalDate fallsOn, List<WarningReasonView> reasons, List<String> against, List<SignalRule> silent,
		@Nullable Instant registerSeenAt, @Nullable WarningOverrideView override, @Nullable WarningSnoozeView snooze,
		@Nullable UUID clueId, @Nullable String clueNumber, @Nullable WarningVerdict verdict, List<WarningVerdictView> verdicts,
		List<WarningEventView> events, int version) {

	/**
	 * One signal in the score.
	 * @param points weight × strength × decay
	 * @param share its part of the score; all add up to the score
	 * @param withoutRule the score if its rule brought nothing
	 * @param stale whether more than a half-life has gone
	 */
	record WarningReasonView(UUID signalId, SignalRule rule, String ruleName, SignalElement element, String basis, String because,
			String origin, String recordedBy, double strength, double weight, int halfLifeDays, double cap, boolean capped,
			Instant occurredAt, int ageDays, double decay, double points, double share, double withoutRule, boolean stale,
			@Nullable Integer lexiconVersion, @Nullable LocalDate expiresOn, String lowers, @Nullable WarningVerdict answeredAs) {
	}

	/** What a person set instead of the score, and until when: the last day it holds. */
	record WarningOverrideView(double score, RiskLevel level, String reason, LocalDate until, String by, Instant at) {
	}

	/** Why it was put off, and until when: the last day. */
	record WarningSnoozeView(String reason, LocalDate until, String by, Instant at) {
	}

	record WarningVerdictView(WarningVerdict verdict, String note, String by, Instant at, boolean fromClue) {
	}

	record WarningEventView(Instant at, WarningEventKind kind, double score, String by, String text) {
	}
}
