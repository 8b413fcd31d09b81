package cn.fangfei.detection.flow;

/** Pearson's correlation of two series of sums. */
final class Correlation {

	private Correlation() {
	}

	/** How a series follows another one step later; from -1 to 1, 0 when one of them does not move. */
	static double lagged(long[] before, long[] after) {
		int n = Math.min(before.length, after.length) - 1;
		double meanBefore = 0;
		double meanAfter = 0;
		for (int i = 0; i < n; i++) {
			meanBefore += (double) before[i] / n;
			meanAfter += (double) after[i + 1] / n;
		}
		double both = 0;
		double squaresBefore = 0;
		double squaresAfter = 0;
		for (int i = 0; i < n; i++) {
			double x = before[i] - meanBefore;
			double y = after[i + 1] - meanAfter;
			both += x * y;
			squaresBefore += x * x;
			squaresAfter += y * y;
		}
		return squaresBefore == 0 || squaresAfter == 0 ? 0 : both / Math.sqrt(squaresBefore * squaresAfter);
	}

}
