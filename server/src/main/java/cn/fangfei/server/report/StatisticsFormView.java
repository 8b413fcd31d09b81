package cn.fangfei.server.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form of a month, cell by cell as it is printed.
 * @param from the first instant of the month
 * @param until the first instant after it
 * @param asOf the instant as of which the ledger was read
 * @param isFinal whether the month is over and this is what was known at its end: the form can no longer change
 * @param totals the sum of each column of figures
 */
record StatisticsFormView(FormName form, YearMonth month, String title, String reportingUnit, String preparer,
		Instant from, Instant until, Instant asOf,
		@JsonProperty("final") @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean isFinal,
		List<FormColumn> columns, List<FormLine> lines, List<@Nullable String> totals, List<FormProblem> problems,
		List<String> notes, String nothing) {
}
