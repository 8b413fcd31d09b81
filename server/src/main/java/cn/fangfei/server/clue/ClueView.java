package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clue with its timeline and what was found. */
public record ClueView(UUID clueId, String number, String subjectName, @Nullable String creditCode, ClueSource source,
		ClueStatus status, RegionCode regionCode, String regionName, @Nullable String gridCode,
		@Nullable UUID assignedUnitId, @Nullable String assignedUnitName, LocalDate foundOn, Instant registeredAt,
		@Nullable LocalDate dueOn, @Nullable String dueSentence, @Nullable Illegality illegality, int version,
		String description, @Nullable Sector sector, @Nullable FundraisingMethod method,
		@Nullable FundraisingChannel channel, @Nullable Yuan amount, @Nullable Integer participants,
		@Nullable UUID firmId, String createdBy, int joinedSources, List<ClueEventView> events,
		@Nullable FindingView finding, boolean urgent, @Nullable WorkingSource workingSource, @Nullable UUID subjectId,
		@Nullable UUID warningId, int round, @Nullable Instant dispatchedAt, @Nullable LocalDate acceptBy, int returns,
		boolean arbitrated, @Nullable ClueClaimView claim, List<CluePauseView> pauses, List<ClueExtensionView> extensions,
		List<ClueStepView> steps) {
}
