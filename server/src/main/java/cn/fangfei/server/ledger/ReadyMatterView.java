package cn.fangfei.server.ledger;

import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.kernel.Yuan;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A matter that was found out about and not yet closed out 待销号.
 * @param since when its finding, or the last that happened to it, was recorded
 */
record ReadyMatterView(CloseOutMatter matter, UUID matterId, UUID entryId, String number, String subjectName, String regionName,
		@Nullable Illegality illegality, @Nullable Yuan outstanding, Instant since) {
}
