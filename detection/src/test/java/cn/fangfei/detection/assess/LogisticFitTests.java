package cn.fangfei.detection.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticFitTests {

	private static final int ROWS = 20_000;

	private final double[][] rows = new double[ROWS][];

	private final boolean[] positive = new boolean[ROWS];

	private final double[] importance = new double[ROWS];

	LogisticFitTests() {
		var random = new Random(11);
		for (int i = 0; i < ROWS; i++) {
			rows[i] = new double[] { random.nextDouble(), random.nextDouble(), random.nextDouble() };
			double z = -1 + 2 * rows[i][0] - 3 * rows[i][1];
			positive[i] = random.nextDouble() < 1 / (1 + Math.exp(-z));
			importance[i] = 1;
		}
	}

	@Test
	void theTrueWeightsAreFound() {
		var weights = LogisticFit.fit(rows, positive, importance, new int[] { 1, -1, 0 }, 0.01);

		assertThat(weights[0]).isEqualTo(2, within(0.25));
		assertThat(weights[1]).isEqualTo(-3, within(0.25));
		assertThat(weights[2]).isEqualTo(0, within(0.25));
		assertThat(weights[3]).isEqualTo(-1, within(0.25));
	}

	/** At the best point the slope of likelihood and penalty is nothing. */
	@Test
	void thePointFoundIsTheBest() {
		double ridge = 7;
		var weights = LogisticFit.fit(rows, positive, importance, new int[3], ridge);
		for (int j = 0; j < 4; j++) {
			double slope = j < 3 ? -ridge * weights[j] : 0;
			for (int i = 0; i < ROWS; i++) {
				double z = weights[3] + weights[0] * rows[i][0] + weights[1] * rows[i][1] + weights[2] * rows[i][2];
				slope += ((positive[i] ? 1 : 0) - 1 / (1 + Math.exp(-z))) * (j < 3 ? rows[i][j] : 1);
			}
			assertThat(slope).isEqualTo(0, within(1e-4));
		}
	}

	@Test
	void aWeightOfTheWrongSignIsTakenOutAndTheRestFittedAnew() {
		var held = LogisticFit.fit(rows, positive, importance, new int[] { 1, 1, 1 }, 0.01);

		var alone = LogisticFit.fit(Arrays.stream(rows).map(row -> new double[] { row[0], row[2] }).toArray(double[][]::new), positive,
				importance,
				new int[] { 1, 1 }, 0.01);

		assertThat(held[1]).isZero();
		assertThat(held[0]).isEqualTo(alone[0], within(1e-6));
		assertThat(Arrays.stream(held).allMatch(Double::isFinite)).isTrue();
	}

	@Test
	void rowsThatCanBePartedDoNotRunAway() {
		var parted = new double[][] { { 0 }, { 0.1 }, { 0.9 }, { 1 } };

		var weights = LogisticFit.fit(parted, new boolean[] { false, false, true, true }, new double[] { 1, 1, 1, 1 }, new int[] { 1 },
				0.1);

		assertThat(weights[0]).isBetween(1.0, 20.0);
	}

	@Test
	void anImportanceOfTwoIsTheRowTwice() {
		var half = Arrays.copyOf(rows, 200);
		var twice = new double[400][];
		var of = new boolean[400];
		var ones = new double[400];
		for (int i = 0; i < 400; i++) {
			twice[i] = rows[i % 200];
			of[i] = positive[i % 200];
			ones[i] = 1;
		}
		var two = new double[200];
		Arrays.fill(two, 2);

		assertThat(LogisticFit.fit(half, Arrays.copyOf(positive, 200), two, new int[3], 1))
			.containsExactly(LogisticFit.fit(twice, of, ones, new int[3], 1), within(1e-6));
	}

}
