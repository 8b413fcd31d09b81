package cn.fangfei.server.report;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 报告期后更正: a cell of a month that is over reads otherwise since, because it was corrected, or because something that had happened
 * within the month was learned later.
 * @param line its number in the form as it stood at the end of the month
 * @param column its place among the columns, from zero; absent when the whole line was voided
 */
record FormCorrection(int line, UUID entryId, String subjectName, @Nullable Integer column, @Nullable String before,
		@Nullable String after) {
}
