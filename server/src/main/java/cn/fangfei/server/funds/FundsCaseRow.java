package cn.fangfei.server.funds;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case of funds in a list.
 * @param statements that are there
 * @param waiting statements that wait for a second person
 * @param rows payments of the statements that are there
 */
record FundsCaseRow(UUID caseId, UUID subjectId, String subjectName, String regionName, @Nullable String unitName, long statements,
		long waiting, long rows, String openedBy, Instant openedAt) {
}
