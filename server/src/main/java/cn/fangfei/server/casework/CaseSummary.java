package cn.fangfei.server.casework;

import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Yuan;
import cn.fangfei.server.subject.SubjectId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The facts of a case that a room above must know.
 * @param subjectId the subject of the lead clue
 * @param unit the lead unit 牵头单位
 * @param clues the lead clue first
 * @param raised what was raised as far as it is known, zero when nothing is
 * @param returned what was returned, never more than {@code raised}
 * @param participants as far as known; {@code repaidParticipants} are never more
 */
public record CaseSummary(CaseId id, String number, String name, SubjectId subjectId, String subjectName,
		RegionCode region, UUID unit, UUID createdBy, CaseStatus status, List<ClueId> clues, LocalDate openedOn,
		Yuan raised, Yuan returned, int participants, int repaidParticipants, int version) {

	public Yuan outstanding() {
		return raised.minus(returned);
	}
}
