package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The money of one matter with its statements, the newest first. */
public record FundsCaseView(UUID caseId, RegionCode regionCode, String regionName, UUID subjectId, String subjectName, @Nullable UUID unitId,
		@Nullable String unitName, String openedBy, Instant openedAt, List<CaseStatementView> statements, int version) {
}
