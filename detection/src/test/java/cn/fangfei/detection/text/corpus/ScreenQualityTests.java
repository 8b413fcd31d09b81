package cn.fangfei.detection.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.detection.text.TextScreen;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The quality that docs/benchmarks.md promises, on the side of the corpus that no rule was tuned on. */
class ScreenQualityTests {

	private static Evaluation test;

	@BeforeAll
	static void screenTheTestSide() {
		test = Evaluation.of(Side.TEST, TextScreen.standard()::screen);
		System.out.print(test.table());
	}

	@Test
	void advertsAreToldFromWhatResemblesThem() {
		assertThat(test.f1()).isGreaterThanOrEqualTo(0.92);
	}

	@Test
	void evasionDoesNotHideThem() {
		assertThat(test.evadedRecall()).isGreaterThanOrEqualTo(0.85);
		for (var operator : Evasion.values()) {
			assertThat(test.recall(operator)).as(operator.label()).isGreaterThanOrEqualTo(0.85);
		}
	}

	@Test
	void educationAndCourtNewsDoNotAlarm() {
		assertThat(test.falseAlarms(TextClass.EDUCATION)).isLessThanOrEqualTo(0.01);
		assertThat(test.falseAlarms(TextClass.COURT)).isLessThanOrEqualTo(0.01);
	}

	@Test
	void ratesAreExact() {
		assertThat(test.rateExactness()).isGreaterThanOrEqualTo(0.95);
	}

	@Test
	void aDeniedPromiseIsNoPromise() {
		assertThat(test.negation()).isGreaterThanOrEqualTo(0.95);
	}
}
