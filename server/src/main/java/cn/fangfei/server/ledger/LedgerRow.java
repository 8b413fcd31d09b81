package cn.fangfei.server.ledger;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueSource;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.FundraisingMethod;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.Yuan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger with its facts as they were known at an instant; what was not known then is absent.
 * @param caseNumber the case that the clue became or joined
 */
public record LedgerRow(UUID entryId, UUID clueId, String number, String subjectName, String regionName,
		@Nullable Sector sector, @Nullable FundraisingMethod method, ClueSource source, LocalDate foundOn,
		@Nullable Yuan raised, @Nullable Integer participants, @Nullable FundraisingChannel channel,
		@Nullable Illegality illegality, @Nullable HandlingPath path, @Nullable LocalDate filedOn,
		@Nullable Charge charge, @Nullable String remark, Instant openedAt, LedgerState state,
		@Nullable String caseNumber, int movements) {
}
