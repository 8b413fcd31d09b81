package cn.fangfei.detection.text;

/** The time to which a rate belongs. */
enum Period {

	YEAR("年", 1), QUARTER("季", 4), MONTH("月", 12), WEEK("周", 52), DAY("日", 365), NONE("", 1);

	private final String unit;

	private final double timesAYear;

	Period(String label, double timesAYear) {
		this.unit = label + "%";
		this.timesAYear = timesAYear;
	}

	double timesAYear() {
		return timesAYear;
	}

	String unit() {
		return unit;
	}

	/**
	 * What one 分 of interest is by custom, in per cent: 年利 in tenths, 月利 in hundredths, 日利 in thousandths of the sum. Without a
	 * period it is 月利.
	 */
	double fen() {
		return switch (this) {
			case YEAR -> 10;
			case DAY -> 0.1;
			default -> 1;
		};
	}

	/** The period that a term names, or null. */
	static Period of(TermKind kind) {
		return switch (kind) {
			case YEAR -> YEAR;
			case QUARTER -> QUARTER;
			case MONTH -> MONTH;
			case WEEK -> WEEK;
			case DAY -> DAY;
			default -> null;
		};
	}

}
