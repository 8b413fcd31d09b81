package cn.fangfei.detection.text;

/**
 * A promised return in the plain text.
 *
 * @param value per cent of the period
 * @param annual per cent a year, simple
 * @param pair whether it follows from two amounts
 */
record Rate(double value, Period period, double annual, int start, int end, boolean pair) {

	static Rate of(double value, Period period, int start, int end, boolean pair) {
		return new Rate(rounded(value), period, rounded(value * period.timesAYear()), start, end, pair);
	}

	/** To four decimals, so that 0.1 + 0.2 is 0.3. */
	static double rounded(double value) {
		return Math.round(value * 10_000) / 10_000.0;
	}

}
