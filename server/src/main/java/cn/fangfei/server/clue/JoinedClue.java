package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.RegionCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The clue that a report joined: what those whom it concerns are told of it. Whoever reports may not see it.
 * @param marked the report made it a major risk 重大风险; it was none before
 */
record JoinedClue(ClueId id, String number, RegionCode region, @Nullable UUID assignedUnit, boolean marked) {
}
