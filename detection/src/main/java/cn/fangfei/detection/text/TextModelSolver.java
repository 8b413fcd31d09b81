package cn.fangfei.detection.text;

import java.util.Random;

/**
 * Logistic regression with an L2 penalty, solved in the dual by coordinate descent (Yu, Huang and Lin, Machine Learning 85, 2011,
 * algorithm 5). The last weight is the intercept. The same rows in the same order give the same weights.
 */
final class TextModelSolver {

	private static final int MOST_PASSES = 100;
	private static final int MOST_STEPS = 50;
	private static final double ENOUGH = 0.02;

	private TextModelSolver() {
	}

	/**
	 * @param columns of each row the columns that are not zero
	 * @param values of each row what stands there
	 * @param positive of each row its class
	 * @param width how many columns there are; the result is one longer
	 * @param cost how much an error costs, by row; greater fits closer
	 */
	static double[] solve(int[][] columns, float[][] values, boolean[] positive, int width, double[] cost) {
		int rows = columns.length;
		var weights = new double[width + 1];
		var alpha = new double[rows];
		var rest = new double[rows];
		var square = new double[rows];
		var order = new int[rows];
		for (int i = 0; i < rows; i++) {
			alpha[i] = Math.min(0.001 * cost[i], 1e-8);
			rest[i] = cost[i] - alpha[i];
			square[i] = 1;
			for (float value : values[i]) {
				square[i] += (double) value * value;
			}
			add(weights, columns[i], values[i], positive[i] ? alpha[i] : -alpha[i]);
			order[i] = i;
		}
		var random = new Random(20_200_101);
		double inner = 1e-2;
		for (int pass = 0; pass < MOST_PASSES; pass++) {
			for (int i = 0; i < rows; i++) {
				int j = i + random.nextInt(rows - i);
				int swap = order[i];
				order[i] = order[j];
				order[j] = swap;
			}
			double worst = 0;
			int steps = 0;
			for (int i : order) {
				double c = cost[i];
				double margin = product(weights, columns[i], values[i]);
				if (!positive[i]) {
					margin = -margin;
				}
				double a = square[i];
				boolean second = 0.5 * a * (rest[i] - alpha[i]) + margin < 0;
				double sign = second ? -1 : 1;
				double before = second ? rest[i] : alpha[i];
				double z = c - before < 0.5 * c ? 0.1 * before : before;
				double slope = a * (z - before) + sign * margin + Math.log(z / (c - z));
				worst = Math.max(worst, Math.abs(slope));
				int step = 0;
				while (step < MOST_STEPS && Math.abs(slope) >= inner) {
					double next = z - slope / (a + c / (c - z) / z);
					z = next <= 0 ? 0.1 * z : next;
					slope = a * (z - before) + sign * margin + Math.log(z / (c - z));
					step++;
				}
				if (step > 0) {
					alpha[i] = second ? c - z : z;
					rest[i] = second ? z : c - z;
					add(weights, columns[i], values[i], sign * (z - before) * (positive[i] ? 1 : -1));
					steps += step;
				}
			}
			if (worst < ENOUGH) {
				break;
			}
			if (steps <= rows / 10) {
				inner = Math.max(1e-8, 0.1 * inner);
			}
		}
		return weights;
	}

	static double product(double[] weights, int[] columns, float[] values) {
		double sum = weights[weights.length - 1];
		for (int k = 0; k < columns.length; k++) {
			sum += weights[columns[k]] * values[k];
		}
		return sum;
	}

	private static void add(double[] weights, int[] columns, float[] values, double times) {
		weights[weights.length - 1] += times;
		for (int k = 0; k < columns.length; k++) {
			weights[columns[k]] += times * values[k];
		}
	}

}
