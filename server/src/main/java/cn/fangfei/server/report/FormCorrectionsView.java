package cn.fangfei.server.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** What was corrected in a form after its month was over, as known at {@code asOf}. */
record FormCorrectionsView(FormName form, YearMonth month, Instant asOf, List<FormCorrection> corrections) {
}
