package cn.fangfei.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A small gradient-boosted probe for logistic loss: trees of depth 3 over 32 quantile bins. It finds what a detector could cheat with. */
final class Boost {

	private static final int BINS = 32;
	private static final int DEPTH = 3;
	private static final double RATE = 0.1;
	private static final double RIDGE = 2;

	private record Node(int feature, double threshold, double value) {
	}

	private final List<Node[]> trees = new ArrayList<>();

	/** @param rows one array of features for each example */
	static Boost learn(double[][] rows, boolean[] positive, int rounds) {
		return learn(rows, positive, rounds, new int[rows[0].length]);
	}

	/** @param signs 1 or −1 where a feature may only raise or only lower the score, 0 where it may do either */
	static Boost learn(double[][] rows, boolean[] positive, int rounds, int[] signs) {
		var boost = new Boost();
		var cuts = cuts(rows);
		double[] scores = new double[rows.length];
		for (int round = 0; round < rounds; round++) {
			double[] gradients = new double[rows.length];
			double[] weights = new double[rows.length];
			for (int i = 0; i < rows.length; i++) {
				double p = 1 / (1 + Math.exp(-scores[i]));
				gradients[i] = (positive[i] ? 1 : 0) - p;
				weights[i] = p * (1 - p);
			}
			var tree = new Node[1 << DEPTH + 1];
			grow(tree, 1, IntStream.range(0, rows.length).toArray(), rows, cuts, gradients, weights, signs, -1e9, 1e9);
			boost.trees.add(tree);
			for (int i = 0; i < rows.length; i++) {
				scores[i] += RATE * value(tree, rows[i]);
			}
		}
		return boost;
	}

	double score(double[] row) {
		double score = 0;
		for (var tree : trees) {
			score += RATE * value(tree, row);
		}
		return score;
	}

	double[] scores(double[][] rows) {
		return Arrays.stream(rows).mapToDouble(this::score).toArray();
	}

	private static double value(Node[] tree, double[] row) {
		int at = 1;
		while (tree[at].feature() >= 0) {
			at = at * 2 + (row[tree[at].feature()] <= tree[at].threshold() ? 0 : 1);
		}
		return tree[at].value();
	}

	private static void grow(Node[] tree, int at, int[] members, double[][] rows, double[][] cuts, double[] gradients, double[] weights,
			int[] signs,
			double low, double high) {
		double g = 0;
		double h = 0;
		for (int member : members) {
			g += gradients[member];
			h += weights[member];
		}
		double best = 1e-6;
		Node split = null;
		for (int feature = 0; at < 1 << DEPTH && feature < cuts.length; feature++) {
			double[] sums = new double[cuts[feature].length + 1];
			double[] masses = new double[sums.length];
			for (int member : members) {
				int bin = Arrays.binarySearch(cuts[feature], rows[member][feature]);
				bin = bin < 0 ? -bin - 1 : bin;
				sums[bin] += gradients[member];
				masses[bin] += weights[member];
			}
			double left = 0;
			double mass = 0;
			for (int cut = 0; cut < cuts[feature].length; cut++) {
				left += sums[cut];
				mass += masses[cut];
				if (mass < 3 || h - mass < 3) {
					continue;
				}
				double step = (g - left) / (h - mass + RIDGE) - left / (mass + RIDGE);
				if (step * signs[feature] < 0) {
					continue;
				}
				double gain = left * left / (mass + RIDGE) + (g - left) * (g - left) / (h - mass + RIDGE) - g * g / (h + RIDGE);
				if (gain > best) {
					best = gain;
					split = new Node(feature, cuts[feature][cut], 0);
				}
			}
		}
		if (split == null) {
			tree[at] = new Node(-1, 0, Math.max(low, Math.min(high, g / (h + RIDGE))));
			return;
		}
		tree[at] = split;
		var chosen = split;
		int[] left = Arrays.stream(members).filter(member -> rows[member][chosen.feature()] <= chosen.threshold()).toArray();
		int[] right = Arrays.stream(members).filter(member -> rows[member][chosen.feature()] > chosen.threshold()).toArray();
		int sign = signs[chosen.feature()];
		double middle = (step(left, gradients, weights) + step(right, gradients, weights)) / 2;
		grow(tree, at * 2, left, rows, cuts, gradients, weights, signs, sign < 0 ? Math.max(low, middle) : low, sign > 0
				? Math.min(high, middle) : high);
		grow(tree, at * 2 + 1, right, rows, cuts, gradients, weights, signs, sign > 0 ? Math.max(low, middle) : low, sign < 0
				? Math.min(high, middle) : high);
	}

	private static double step(int[] members, double[] gradients, double[] weights) {
		double g = 0;
		double h = 0;
		for (int member : members) {
			g += gradients[member];
			h += weights[member];
		}
		return g / (h + RIDGE);
	}

	private static double[][] cuts(double[][] rows) {
		var cuts = new double[rows[0].length][];
		for (int feature = 0; feature < cuts.length; feature++) {
			int f = feature;
			var values = Arrays.stream(rows).map(row -> row[f]).sorted(Comparator.naturalOrder()).toList();
			cuts[feature] = IntStream.range(1, BINS).mapToDouble(bin -> values.get((int) ((long) bin * values.size() / BINS))).distinct().toArray();
		}
		return cuts;
	}
}
