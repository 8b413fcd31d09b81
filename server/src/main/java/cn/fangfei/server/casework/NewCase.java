package cn.fangfei.server.casework;

import cn.fangfei.server.clue.ClueId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person adds when a case is opened; everything else comes from the clue and its finding, no figure is typed twice.
 * @param clueVersion of the lead clue that the caller saw
 * @param situation absent takes the summary of the finding
 */
public record NewCase(ClueId clue, int clueVersion, @Nullable String name, UUID leadUnit, String handlingBody,
		@Nullable String situation, @Nullable String remark, Set<Aggravation> aggravations, boolean confirmedNoIdentity) {
}
