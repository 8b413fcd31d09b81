package cn.fangfei.server.warning;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A warning.
 * @param score by the rules
 * @param shownScore what counts: that, or what a person set instead
 */
record Warning(UUID id, String number, UUID subjectId, String subjectName, @Nullable String creditCode, @Nullable UUID firmId,
		RegionCode region, WarningStatus status, double score, double shownScore, double peakScore, int ruleVersion,
		List<String> rules, String because, Instant openedAt, Instant signalledAt, Instant scoredAt, @Nullable LocalDate fallsOn,
		@Nullable Instant overrideUntil, @Nullable Instant snoozeUntil, @Nullable UUID clueId, @Nullable String clueNumber,
		@Nullable WarningVerdict verdict, @Nullable String verdictBy, @Nullable Instant closedAt, int version) {

	RiskLevel level() {
		return RiskLevel.of(shownScore);
	}

	/** A step people take, and from where it can be taken. */
	enum Step {

		ANSWER("填写核实结果", Set.of(WarningStatus.OPEN, WarningStatus.SNOOZED, WarningStatus.ANSWERED, WarningStatus.FADED)),
		OVERRIDE("人工定分", Set.of(WarningStatus.OPEN, WarningStatus.SNOOZED, WarningStatus.CLUE)),
		SNOOZE("暂缓", Set.of(WarningStatus.OPEN)), WAKE("结束暂缓", Set.of(WarningStatus.SNOOZED)),
		BECOME_CLUE("转为线索", Set.of(WarningStatus.OPEN, WarningStatus.SNOOZED));

		private final String word;

		private final Set<WarningStatus> from;

		Step(String word, Set<WarningStatus> from) {
			this.word = word;
			this.from = from;
		}
	}

	void refuseUnless(Step step) {
		if (!step.from.contains(status)) {
			throw new WarningStepImpossible(number, status.label(), step.word);
		}
	}
}
