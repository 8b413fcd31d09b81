package cn.fangfei.server.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that the verification of a clue has brought so far, each newest first. */
public record VerificationFileView(List<VerificationPlanView> plans, List<VerificationVisitView> visits,
		List<VerificationFindingView> findings, @Nullable WatchlistEntryView watched) {
}
