package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import cn.fangfei.server.subject.SubjectId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts of a clue that rooms above build on. */
public record ClueSummary(ClueId id, String number, @Nullable SubjectId subjectId, String subjectName,
		@Nullable CreditCode creditCode, RegionCode region, @Nullable String grid, @Nullable UUID assignedUnit,
		UUID createdBy, ClueStatus status, @Nullable Illegality illegality, @Nullable Sector sector,
		@Nullable FundraisingMethod method, @Nullable FundraisingChannel channel, @Nullable Yuan amount,
		@Nullable Integer participants, LocalDate foundOn, int version) {
}
