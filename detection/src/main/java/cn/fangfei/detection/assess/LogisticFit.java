package cn.fangfei.detection.assess;

import java.util.Arrays;

/**
 * Logistic regression with a ridge penalty whose weights may be held to a sign.
 *
 * <p>Theory: iteratively reweighted least squares, each step a Cholesky solution of the normal equations. When all is found, the weight
 * of the wrong sign that is largest is taken out and all is fitted anew, until none is left (backward elimination): marks that only seem to
 * speak for the innocent because others speak louder do not end as negative reasons in a published card.
 *
 * <p>Limits: one mark at a time is taken out, which is no proof of the best set; inputs should be of like scale (0 to 1), for the
 * penalty is the same for all. Same rows, same order: same weights.
 */
public final class LogisticFit {

	private static final int MOST_STEPS = 60;

	private static final double ENOUGH = 1e-8;

	private LogisticFit() {
	}

	/**
	 * The weights, the intercept last.
	 *
	 * @param rows inputs, each of the same length
	 * @param positive class of each row
	 * @param importance of each row, more than 0
	 * @param signs of each input: 1 not negative, -1 not positive, 0 free
	 * @param ridge penalty on the weights, not on the intercept; more than 0
	 */
	public static double[] fit(double[][] rows, boolean[] positive, double[] importance, int[] signs, double ridge) {
		var used = new boolean[signs.length];
		Arrays.fill(used, true);
		while (true) {
			var weights = fit(rows, positive, importance, used, ridge);
			var worst = -1;
			for (var j = 0; j < signs.length; j++) {
				if (used[j] && weights[j] * signs[j] < 0 && (worst < 0 || Math.abs(weights[j]) > Math.abs(weights[worst]))) {
					worst = j;
				}
			}
			if (worst < 0) {
				return weights;
			}
			used[worst] = false;
		}
	}

	private static double[] fit(double[][] rows, boolean[] positive, double[] importance, boolean[] used, double ridge) {
		var width = used.length + 1;
		var weights = new double[width];
		for (var step = 0; step < MOST_STEPS; step++) {
			var normal = new double[width][width];
			var right = new double[width];
			for (var i = 0; i < rows.length; i++) {
				var z = weights[width - 1];
				for (var j = 0; j < used.length; j++) {
					z += weights[j] * rows[i][j];
				}
				var p = 1 / (1 + Math.exp(-z));
				var slope = importance[i] * ((positive[i] ? 1 : 0) - p);
				var curve = importance[i] * Math.max(1e-10, p * (1 - p));
				for (var j = 0; j < width; j++) {
					var a = j == width - 1 ? 1 : rows[i][j];
					if (a == 0) {
						continue;
					}
					right[j] += a * slope;
					for (var k = 0; k <= j; k++) {
						normal[j][k] += curve * a * (k == width - 1 ? 1 : rows[i][k]);
					}
				}
			}
			for (var j = 0; j < width; j++) {
				if (j < used.length) {
					right[j] -= ridge * weights[j];
					normal[j][j] += ridge;
				}
				normal[j][j] += 1e-9;
				if (j < used.length && !used[j]) {
					Arrays.fill(normal[j], 0, j, 0);
					for (var k = j + 1; k < width; k++) {
						normal[k][j] = 0;
					}
					normal[j][j] = 1;
					right[j] = -weights[j];
				}
			}
			var change = solve(normal, right);
			var largest = 0.0;
			for (var j = 0; j < width; j++) {
				// a step that runs away on separable rows is shortened
				var move = Math.max(-5, Math.min(5, change[j]));
				weights[j] += move;
				largest = Math.max(largest, Math.abs(move));
			}
			if (largest < ENOUGH) {
				break;
			}
		}
		for (var j = 0; j < used.length; j++) {
			if (!used[j]) {
				weights[j] = 0;
			}
		}
		return weights;
	}

	/** Solves with the lower triangle of a positive definite matrix, which is overwritten. */
	static double[] solve(double[][] a, double[] b) {
		var n = b.length;
		for (var j = 0; j < n; j++) {
			for (var k = 0; k < j; k++) {
				a[j][j] -= a[j][k] * a[j][k];
			}
			a[j][j] = Math.sqrt(Math.max(1e-12, a[j][j]));
			for (var i = j + 1; i < n; i++) {
				for (var k = 0; k < j; k++) {
					a[i][j] -= a[i][k] * a[j][k];
				}
				a[i][j] /= a[j][j];
			}
		}
		var x = b.clone();
		for (var i = 0; i < n; i++) {
			for (var k = 0; k < i; k++) {
				x[i] -= a[i][k] * x[k];
			}
			x[i] /= a[i][i];
		}
		for (var i = n - 1; i >= 0; i--) {
			for (var k = i + 1; k < n; k++) {
				x[i] -= a[k][i] * x[k];
			}
			x[i] /= a[i][i];
		}
		return x;
	}

}
