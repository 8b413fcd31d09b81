package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Yuan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the verification of a clue found. */
public record FindingView(LocalDate visitedOn, List<String> officers, Illegality illegality, @Nullable HandlingPath path,
		Sector sector, FundraisingMethod method, FundraisingChannel channel, @Nullable Yuan amount,
		@Nullable Integer participants, @Nullable LocalDate filedOn, @Nullable Charge charge, String summary,
		@Nullable String remark, String concludedBy, Instant concludedAt) {
}
