package cn.fangfei.detection.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.detection.text.TextScreen;
import org.junit.jupiter.api.Test;

/**
 * The goals of the text screen, on the side of the corpus that no rule was made from; what else was measured stands in docs/detection/text.md.
 */
class ScreenQualityTests {

	private static final Evaluation TEST = Evaluation.of(Side.TEST, TextScreen.standard()::screen);

	@Test
	void advertsAreTold() {
		assertThat(TEST.f1()).as(TEST.table()).isGreaterThanOrEqualTo(0.92);
	}

	@Test
	void advertsAreFoundUnderEvasion() {
		assertThat(TEST.evadedRecall()).as(TEST.table()).isGreaterThanOrEqualTo(0.85);
	}

	@Test
	void warningsAreNoAdverts() {
		assertThat(TEST.falseAlarms(TextClass.EDUCATION)).as(TEST.table()).isLessThanOrEqualTo(0.01);
	}

	@Test
	void courtAndPoliceNewsAreNoAdverts() {
		assertThat(TEST.falseAlarms(TextClass.COURT)).as(TEST.table()).isLessThanOrEqualTo(0.01);
	}

	@Test
	void promisesAreToldFromDenialsAndReports() {
		assertThat(TEST.negation()).as(TEST.table()).isGreaterThanOrEqualTo(0.95);
	}

	@Test
	void ratesAreExact() {
		assertThat(TEST.rateExactness()).as(TEST.table()).isGreaterThanOrEqualTo(0.95);
	}

}
