package cn.fangfei.server.report;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a form: its cells as printed, empty where nothing is known.
 * @param entryId the entry of the ledger whose movements are behind it
 * @param caseId the case, in 附件3
 */
record FormLine(UUID entryId, @Nullable UUID caseId, List<@Nullable String> cells) {
}
