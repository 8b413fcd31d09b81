package cn.fangfei.server.ledger;

import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a close-out must know of a clue or a case.
 * @param clues those that it closes, the lead clue first
 * @param obstacles why it cannot be closed out yet
 * @param notIllegal whether it was found not to be illegal fundraising
 */
record MatterState(String number, @Nullable UUID subjectId, String subjectName, RegionCode region, @Nullable UUID unit,
		List<ClueId> clues, @Nullable Yuan outstanding, boolean notIllegal, List<String> obstacles) {
}
