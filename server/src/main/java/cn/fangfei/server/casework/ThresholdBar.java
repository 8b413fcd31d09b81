package cn.fangfei.server.casework;

import cn.fangfei.server.clue.Charge;
import java.math.BigDecimal;

/**
 * How near a value of a case is to a line of the law.
 * @param value in yuan, or persons
 * @param percent of the line, two decimals, never rounded up: 99.99 is below the line
 * @param highest the one to look at first: of the highest tier that was reached, else the nearest to the lowest
 * @param basis the article
 */
public record ThresholdBar(Charge charge, ThresholdTier tier, ThresholdMeasure measure, BigDecimal value,
		BigDecimal line, BigDecimal percent, ThresholdLevel level, boolean aggravated, boolean highest, String basis) {
}
