package cn.fangfei.server.verification;

import cn.fangfei.server.clue.FindingView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the findings of a clue with everything it rests on.
 * @param sequence the first is 1; the highest counts
 * @param evidence how many pieces of evidence there were
 * @param amendReason why it took the place of the one before
 */
record VerificationFindingView(int sequence, FindingView finding, List<ElementFinding> elements,
		@Nullable String noEvidenceReason, int evidence, @Nullable UUID visitId, @Nullable String amendReason) {
}
