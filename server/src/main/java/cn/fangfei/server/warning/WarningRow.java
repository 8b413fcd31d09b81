package cn.fangfei.server.warning;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A warning in a list.
 * @param score what counts today
 * @param overridden whether a person set it
 */
record WarningRow(UUID warningId, String number, UUID subjectId, String subjectName, @Nullable String creditCode,
		@Nullable UUID firmId, RegionCode regionCode, String regionName, WarningStatus status, double score, RiskLevel level,
		boolean overridden, String because, List<SignalRule> rules, Instant openedAt, Instant signalledAt,
		@Nullable LocalDate fallsOn, @Nullable LocalDate snoozeUntil, @Nullable UUID clueId, @Nullable String clueNumber,
		@Nullable WarningVerdict verdict, int version) {
}
