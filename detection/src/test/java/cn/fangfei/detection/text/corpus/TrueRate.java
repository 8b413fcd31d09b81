package cn.fangfei.detection.text.corpus;

/**
 * A return that a text promises, as its maker meant it.
 *
 * @param value per cent of the period as written; of a range the upper end
 * @param annual per cent a year, simple interest
 */
record TrueRate(double value, double annual) {

	/** Exact: value and annual rate to within 0.1 per cent points. */
	boolean equalTo(double otherValue, double otherAnnual) {
		return Math.abs(value - otherValue) <= 0.1 + 1e-9 && Math.abs(annual - otherAnnual) <= 0.1 + 1e-9;
	}
}
