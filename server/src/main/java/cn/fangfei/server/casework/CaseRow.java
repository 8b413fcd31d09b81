package cn.fangfei.server.casework;

import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.RegionCode;
import java.time.LocalDate;
import java.util.UUID;

/** A case in a list. */
record CaseRow(UUID caseId, String number, String name, String subjectName, CaseStatus status, CaseStage stage,
		boolean legacy, RegionCode regionCode, String regionName, UUID leadUnitId, String leadUnitName, Sector sector,
		CaseSums sums, int measures, int openMeasures, LocalDate openedOn, int version) {
}
