package cn.fangfei.server.kernel;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A month of the forms. They are due by the 25th (固政办〔2025〕10号), so month M runs from the 26th of the month before, 0:00, to
 * the 25th of M, 24:00, in Asia/Shanghai. What is learned on the 27th belongs to the month after.
 */
public record ReportMonth(YearMonth month, int cutoffDay) {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	public ReportMonth {
		if (cutoffDay < 1 || cutoffDay > 28) {
			throw new IllegalArgumentException("every month must have a day " + cutoffDay);
		}
	}

	/** The first instant of the month. */
	public Instant from() {
		return month.minusMonths(1).atDay(cutoffDay).plusDays(1).atStartOfDay(CHINA).toInstant();
	}

	/** The first instant after the month. */
	public Instant until() {
		return month.atDay(cutoffDay).plusDays(1).atStartOfDay(CHINA).toInstant();
	}

	/** The last instant of the month that the ledger can tell from the next: what a closed month is reported as of. */
	public Instant last() {
		return until().minus(1, ChronoUnit.MICROS);
	}

	public String words() {
		return month.getYear() + "年" + month.getMonthValue() + "月";
	}
}
