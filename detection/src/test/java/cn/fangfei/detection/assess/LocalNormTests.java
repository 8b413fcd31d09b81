package cn.fangfei.detection.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LocalNormTests {

	private static void round(LocalNorm norm, int many, double middle) {
		for (int i = 0; i < many; i++) {
			// evenly from one below the middle to one above it: the upper quartile is half above
			norm.add(middle - 1 + 2.0 * (i + 0.5) / many);
		}
		norm.round();
	}

	@Test
	void whoLiesHigherThanWhereTheWeightsWereFittedIsTakenDown() {
		var norm = new LocalNorm();
		for (int week = 0; week < 10; week++) {
			round(norm, 400, -3);
		}

		assertThat(norm.upperQuartile()).isCloseTo(-2.5, within(0.05));
		assertThat(norm.above(-3.5)).isCloseTo(1, within(0.06));
		assertThat(norm.above(-1.5)).isCloseTo(-1, within(0.06));
	}

	@Test
	void ofFewLittleIsBelievedAndNeverTooMuch() {
		var one = new LocalNorm();
		round(one, 1, 3);
		var twenty = new LocalNorm();
		round(twenty, 20, -3);
		var many = new LocalNorm();
		round(many, 10_000, 20);

		assertThat(one.above(-2.8)).isBetween(0.0, 0.02);
		assertThat(twenty.above(-3.5)).isCloseTo(0.5, within(0.06));
		assertThat(many.above(-2.8)).isEqualTo(2);
		assertThat(many.above(Double.NaN)).isZero();
		assertThat(new LocalNorm().above(-2.8)).isZero();
		assertThat(new LocalNorm().upperQuartile()).isNaN();
		assertThatThrownBy(() -> new LocalNorm().add(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void someSchemesMoreHardlyMoveIt() {
		var without = new LocalNorm();
		var with = new LocalNorm();
		for (int week = 0; week < 10; week++) {
			round(without, 400, -3);
			for (int scheme = 0; scheme < 40; scheme++) {
				with.add(3);
			}
			round(with, 400, -3);
		}

		assertThat(with.above(-2.5) - without.above(-2.5)).isBetween(0.0, 0.2);
	}

	@Test
	void whatWasLongAgoFades() {
		var norm = new LocalNorm();
		for (int week = 0; week < 52; week++) {
			round(norm, 200, -3);
		}
		for (int week = 0; week < 300; week++) {
			round(norm, 200, 0);
		}

		assertThat(norm.upperQuartile()).isCloseTo(0.5, within(0.05));
	}

	@Test
	void theOrderDoesNotMatterAndTheStateComesBack() throws IOException {
		var random = new Random(7);
		var values = random.doubles(1_000, -40, 30).toArray();
		var forwards = new LocalNorm();
		var backwards = new LocalNorm();
		for (int i = 0; i < values.length; i++) {
			forwards.add(values[i]);
			backwards.add(values[values.length - 1 - i]);
		}
		forwards.round();
		backwards.round();
		var bytes = new ByteArrayOutputStream();
		forwards.write(new DataOutputStream(bytes));
		var again = LocalNorm.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

		assertThat(backwards.above(-2.8)).isEqualTo(forwards.above(-2.8));
		assertThat(again.above(-2.8)).isEqualTo(forwards.above(-2.8));
		again.add(0);
		again.round();
		forwards.add(0);
		forwards.round();
		assertThat(again.above(0)).isEqualTo(forwards.above(0));
	}

}
