package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The money of one matter 案件资金: of a risk subject of a county.
 * @param unitId who works on it beside the lead office
 */
record FundsCase(UUID caseId, RegionCode region, UUID subjectId, String subjectName, @Nullable UUID unitId, @Nullable String unitName,
		UUID openedBy, String openedByName, Instant openedAt, int version) {

	FundsCase givenTo(@Nullable UUID unit, @Nullable String name) {
		return new FundsCase(caseId, region, subjectId, subjectName, unit, name, openedBy, openedByName, openedAt, version + 1);
	}
}
