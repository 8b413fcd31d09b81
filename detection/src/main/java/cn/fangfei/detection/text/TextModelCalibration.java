package cn.fangfei.detection.text;

import java.util.Arrays;

/**
 * Makes probabilities of decision values that a model gave for texts it had not seen, and says from which on to alarm. Probability after
 * Platt with the targets and the solver of Lin, Lin and Weng (Machine Learning 68, 2007); threshold amid those where F1 is highest.
 *
 * @param slope probability is 1 / (1 + exp(-(slope × value + offset)))
 * @param threshold alarm from this probability on
 */
record TextModelCalibration(double slope, double offset, double threshold) {

	/**
	 * Cuts whose F1 is this close to the best are as good as it; the threshold lies half-way between the highest and the lowest of them, so
	 * that one text more or less moves it little.
	 */
	private static final double AS_GOOD = 0.02;

	static TextModelCalibration of(double[] values, boolean[] positive) {
		int positives = 0;
		for (boolean each : positive) {
			positives += each ? 1 : 0;
		}
		double high = (positives + 1.0) / (positives + 2.0);
		double low = 1 / (values.length - positives + 2.0);
		double a = 0;
		double b = Math.log((positives + 1.0) / (values.length - positives + 1.0));
		double loss = loss(values, positive, high, low, a, b);
		for (int step = 0; step < 100; step++) {
			double gradientA = 0;
			double gradientB = 0;
			double aa = 1e-12;
			double ab = 0;
			double bb = 1e-12;
			for (int i = 0; i < values.length; i++) {
				double p = logistic(a * values[i] + b);
				double d = p - (positive[i] ? high : low);
				double q = p * (1 - p);
				gradientA += d * values[i];
				gradientB += d;
				aa += q * values[i] * values[i];
				ab += q * values[i];
				bb += q;
			}
			if (Math.abs(gradientA) < 1e-5 && Math.abs(gradientB) < 1e-5) {
				break;
			}
			double determinant = aa * bb - ab * ab;
			double stepA = -(bb * gradientA - ab * gradientB) / determinant;
			double stepB = -(aa * gradientB - ab * gradientA) / determinant;
			double length = 1;
			double next = loss(values, positive, high, low, a + stepA, b + stepB);
			while (next > loss && length > 1e-10) {
				length /= 2;
				next = loss(values, positive, high, low, a + length * stepA, b + length * stepB);
			}
			if (next > loss) {
				break;
			}
			a += length * stepA;
			b += length * stepB;
			loss = next;
		}
		// a model that orders the texts the wrong way round says nothing: every text gets the share of positives
		var shaped = new TextModelCalibration(Math.max(a, 0), a < 0 ? Math.log((positives + 1.0) / (values.length - positives + 1.0)) : b, 0.5);
		return new TextModelCalibration(shaped.slope, shaped.offset, shaped.bestThreshold(values, positive, positives));
	}

	double probability(double value) {
		return logistic(slope * value + offset);
	}

	private double bestThreshold(double[] values, boolean[] positive, int positives) {
		var order = new Integer[values.length];
		Arrays.setAll(order, i -> i);
		Arrays.sort(order, (i, j) -> Double.compare(values[j], values[i]));
		var f1 = new double[order.length];
		double best = 0;
		int right = 0;
		for (int n = 0; n < order.length; n++) {
			right += positive[order[n]] ? 1 : 0;
			// a cut between two equal values is none
			boolean cut = n + 1 == order.length || values[order[n + 1]] < values[order[n]];
			f1[n] = cut ? 2.0 * right / (n + 1 + positives) : 0;
			best = Math.max(best, f1[n]);
		}
		double highest = Double.NaN;
		double lowest = 0;
		for (int n = 0; n < order.length; n++) {
			if (f1[n] >= best - AS_GOOD) {
				lowest = (values[order[n]] + values[order[Math.min(n + 1, order.length - 1)]]) / 2;
				highest = Double.isNaN(highest) ? lowest : highest;
			}
		}
		return Math.min(0.99, Math.max(0.01, probability((highest + lowest) / 2)));
	}

	private static double loss(double[] values, boolean[] positive, double high, double low, double a, double b) {
		double loss = 0;
		for (int i = 0; i < values.length; i++) {
			double f = a * values[i] + b;
			double target = positive[i] ? high : low;
			// ln(1 + exp f) without overflow
			loss += Math.max(f, 0) + Math.log1p(Math.exp(-Math.abs(f))) - target * f;
		}
		return loss;
	}

	private static double logistic(double f) {
		return 1 / (1 + Math.exp(-f));
	}

}
