package cn.fangfei.server.casework;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.Yuan;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a case makes known. Null says nothing about that fact; of a fact the latest counts, of differences the sum.
 * @param situation 风险情况描述
 * @param handlingBody 负责处置的行政机关
 * @param adminFiledOn 行政立案时间
 * @param determination 行政认定, as 附件3 prints it
 * @param referredOn the day on which the papers were handed over to {@code referredTo}
 * @param penalisedOn of the latest penalty; {@code penaltyTypes} are those of all penalties of the case
 * @param raised difference of the money raised, negative in a correction
 * @param returned difference of the money returned
 * @param participants difference of the number of participants
 * @param repaidParticipants difference of the number of those who were repaid
 * @param remark 备注 of 附件3
 */
public record CaseFacts(@Nullable String caseNumber, @Nullable String caseName, @Nullable String subjectName,
		@Nullable Sector sector, @Nullable FundraisingChannel channel, @Nullable String situation,
		@Nullable String handlingBody, @Nullable String regionName, @Nullable LocalDate adminFiledOn,
		@Nullable String determination, @Nullable LocalDate referredOn, @Nullable String referredTo,
		@Nullable LocalDate criminalFiledOn, @Nullable Charge charge, @Nullable HandlingPath path,
		@Nullable LocalDate penalisedOn, @Nullable List<PenaltyType> penaltyTypes, @Nullable Yuan raised,
		@Nullable Yuan returned, @Nullable Integer participants, @Nullable Integer repaidParticipants,
		@Nullable String remark) {
}
