package cn.fangfei.server.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 附件2 非法金融活动风险线索排查统计表 of a month, cell by cell as it is printed.
 * @param from the first instant of the month
 * @param until the first instant after it
 * @param asOf the instant as of which the ledger was read
 * @param isFinal whether the month is over and this is what was known at its end: the form can no longer change
 */
record ClueStatisticsView(YearMonth month, String title, String reportingUnit, String preparer, Instant from,
		Instant until, Instant asOf,
		@JsonProperty("final") @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean isFinal,
		List<String> columns, List<ClueStatisticsLine> lines, List<String> notes) {

	/** One line of the form, and the clue behind it. */
	record ClueStatisticsLine(UUID clueId, List<@Nullable String> cells) {
	}
}
