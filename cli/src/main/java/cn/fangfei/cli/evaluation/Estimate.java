package cn.fangfei.cli.evaluation;

/** A figure with its 95 % interval; each NaN when it cannot be had. */
public record Estimate(double value, double low, double high) {

	static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);

	public boolean known() {
		return !Double.isNaN(value);
	}

	public boolean bounded() {
		return !Double.isNaN(low) && !Double.isNaN(high);
	}
}
