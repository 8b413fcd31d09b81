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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of the ledger with all its movements. */
record LedgerEntryView(UUID entryId, UUID clueId, String number, String subjectName, String regionName,
		@Nullable Sector sector, @Nullable FundraisingMethod method, ClueSource source, LocalDate foundOn,
		@Nullable Yuan raised, @Nullable Integer participants, @Nullable FundraisingChannel channel,
		@Nullable Illegality illegality, @Nullable HandlingPath path, @Nullable LocalDate filedOn,
		@Nullable Charge charge, @Nullable String remark, Instant openedAt, List<LedgerMovementView> movements) {

	static LedgerEntryView of(LedgerRow row, List<LedgerMovementView> movements) {
		return new LedgerEntryView(row.entryId(), row.clueId(), row.number(), row.subjectName(), row.regionName(),
				row.sector(), row.method(), row.source(), row.foundOn(), row.raised(), row.participants(), row.channel(),
				row.illegality(), row.path(), row.filedOn(), row.charge(), row.remark(), row.openedAt(), movements);
	}
}
