package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clue in a list. */
record ClueRow(UUID clueId, String number, String subjectName, @Nullable String creditCode, ClueSource source,
		ClueStatus status, RegionCode regionCode, String regionName, @Nullable UUID assignedUnitId,
		@Nullable String assignedUnitName, LocalDate foundOn, Instant registeredAt, @Nullable LocalDate dueOn,
		@Nullable Illegality illegality, int version, boolean urgent,
		@Nullable WorkingSource workingSource, int returns, @Nullable LocalDate acceptBy, boolean extensionWaits,
		@Nullable ClueClaimView claim) {
}
