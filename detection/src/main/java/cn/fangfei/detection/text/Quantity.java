package cn.fangfei.detection.text;

/**
 * A number of the plain text with its unit.
 *
 * @param value of a range the upper end; money in yuan, time in days, a share in per cent, otherwise as written
 * @param start inclusive; of a range where its lower end begins
 * @param end exclusive, with the unit
 */
record Quantity(Unit unit, double value, int start, int end) {

	enum Unit {

		/** %, 百分之, 个点. */
		PERCENT,
		/** 分 and 厘 of interest: what they are worth hangs on the period. */
		FEN, LI,
		MONEY, DAYS, TIMES,
		/** A number that says of nothing what it counts. */
		BARE

	}

}
