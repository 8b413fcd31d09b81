package cn.fangfei.server.ledger;

import cn.fangfei.server.casework.PenaltyType;
import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.Yuan;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case with its facts as they were known at an instant; what was not known then is absent.
 * @param entryId the entry of its lead clue, in which its movements stand
 * @param penaltyTypes those of all penalties of the case
 */
public record LedgerCaseRow(UUID caseId, UUID entryId, String caseNumber, @Nullable String caseName,
		@Nullable String subjectName, @Nullable Sector sector, @Nullable String situation, @Nullable String handlingBody,
		@Nullable String regionName, @Nullable FundraisingChannel channel, @Nullable Yuan raised,
		@Nullable Integer participants, @Nullable LocalDate adminFiledOn, @Nullable String determination,
		@Nullable LocalDate referredOn, @Nullable String referredTo, @Nullable LocalDate criminalFiledOn,
		@Nullable Charge charge, @Nullable LocalDate penalisedOn, List<PenaltyType> penaltyTypes,
		@Nullable Yuan returned, @Nullable Integer repaid, @Nullable String remark, int movements) {
}
