package cn.fangfei.cli.evaluation;

import java.util.Arrays;

/** Quantiles with linear interpolation between neighbours (Hyndman and Fan 1996, type 7). */
final class Quantile {

	private Quantile() {
	}

	/** NaN of nothing; values that are NaN are left out. */
	static double of(double[] values, int length, double share) {
		var sorted = new double[length];
		int count = 0;
		for (int i = 0; i < length; i++) {
			if (!Double.isNaN(values[i])) {
				sorted[count++] = values[i];
			}
		}
		if (count == 0) {
			return Double.NaN;
		}
		Arrays.sort(sorted, 0, count);
		double at = share * (count - 1);
		int below = (int) at;
		int above = Math.min(count - 1, below + 1);
		return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
	}
}
