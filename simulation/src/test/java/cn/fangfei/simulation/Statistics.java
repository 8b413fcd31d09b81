package cn.fangfei.simulation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The few statistics the leak tests need. */
final class Statistics {

	private Statistics() {
	}

	/** How likely two samples of one distribution differ as much as these: Kolmogorov and Smirnov, asymptotic. */
	static double sameDistribution(double[] first, double[] second) {
		var a = first.clone();
		var b = second.clone();
		Arrays.sort(a);
		Arrays.sort(b);
		double distance = 0;
		int i = 0;
		int j = 0;
		while (i < a.length && j < b.length) {
			double value = Math.min(a[i], b[j]);
			while (i < a.length && a[i] <= value) {
				i++;
			}
			while (j < b.length && b[j] <= value) {
				j++;
			}
			distance = Math.max(distance, Math.abs(i / (double) a.length - j / (double) b.length));
		}
		double root = Math.sqrt(a.length * (double) b.length / (a.length + b.length));
		double lambda = (root + 0.12 + 0.11 / root) * distance;
		if (lambda < 0.2) {
			return 1;
		}
		double sum = 0;
		for (int k = 1; k <= 100; k++) {
			sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * lambda * lambda);
		}
		return Math.max(0, Math.min(1, sum));
	}

	/** The chance that a positive scores above a negative; ties count half. */
	static double auc(double[] scores, boolean[] positive) {
		var order = IntStream.range(0, scores.length).boxed().sorted(Comparator.comparingDouble(at -> scores[at]))
				.mapToInt(Integer::intValue).toArray();
		double ranks = 0;
		long positives = 0;
		for (int from = 0; from < order.length;) {
			int to = from;
			while (to < order.length && scores[order[to]] == scores[order[from]]) {
				to++;
			}
			for (int at = from; at < to; at++) {
				if (positive[order[at]]) {
					ranks += (from + to + 1) / 2.0;
					positives++;
				}
			}
			from = to;
		}
		long negatives = order.length - positives;
		return (ranks - positives * (positives + 1) / 2.0) / positives / negatives;
	}

	/** The highest F1 that any threshold gives. */
	static double bestF1(double[] scores, boolean[] positive) {
		var order = IntStream.range(0, scores.length).boxed().sorted(Comparator.comparingDouble(at -> -scores[at]))
				.mapToInt(Integer::intValue).toArray();
		long all = IntStream.range(0, positive.length).filter(at -> positive[at]).count();
		double best = 0;
		int hits = 0;
		for (int taken = 1; taken <= order.length; taken++) {
			hits += positive[order[taken - 1]] ? 1 : 0;
			best = Math.max(best, 2.0 * hits / (taken + all));
		}
		return best;
	}
}
