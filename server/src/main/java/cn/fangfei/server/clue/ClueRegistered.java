package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import cn.fangfei.server.subject.SubjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clue was taken in; {@code event} names this happening once and for all. */
public record ClueRegistered(UUID event, ClueId clue, String number, String subjectName, RegionCode region,
		String regionName, ClueSource source, LocalDate foundOn, @Nullable Sector sector,
		@Nullable FundraisingMethod method, @Nullable FundraisingChannel channel, @Nullable Yuan amount,
		@Nullable Integer participants, String by, Instant at, SubjectId subject, boolean urgent,
		@Nullable UUID warningId) {
}
