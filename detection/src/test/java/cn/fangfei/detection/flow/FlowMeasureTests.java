package cn.fangfei.detection.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The small measures behind D3, D4 and D12. */
class FlowMeasureTests {

	@Test
	void theUnitBehindSumsIsTheLargestOfWhichMostAreMultiples() {
		assertThat(Lattice.unit(List.of(17_500L, 35_000L, 52_500L, 17_500L, 87_500L, 35_000L, 17_500L, 12_345L))).isEqualTo(17_500);
		// 20,000 and 30,000 yuan are whole ten thousands though nobody paid ten thousand
		assertThat(Lattice.unit(List.of(2_000_000L, 3_000_000L, 2_000_000L, 3_000_000L, 5_000_000L, 7_000_000L, 2_000_000L, 3_000_000L)))
				.isEqualTo(1_000_000);
	}

	@Test
	void oneSumAloneOrSmallChangeOrTooFewAreNoUnit() {
		assertThat(Lattice.unit(Collections.nCopies(20, 18_800L))).isZero();
		assertThat(Lattice.unit(List.of(100L, 200L, 300L, 400L, 500L, 600L, 700L, 800L))).isZero();
		assertThat(Lattice.unit(List.of(17_500L, 35_000L))).isZero();
	}

	@Test
	void aSeriesThatFollowsAnotherByOneStepCorrelatesAtTheLag() {
		assertThat(Correlation.lagged(new long[] { 1, 5, 2, 8, 3 }, new long[] { 9, 10, 50, 20, 80 })).isCloseTo(1, within(1e-12));
		assertThat(Correlation.lagged(new long[] { 1, 5, 2, 8, 3 }, new long[] { 9, 80, 40, 70, 10 })).isCloseTo(-1, within(1e-12));
		assertThat(Correlation.lagged(new long[] { 4, 4, 4, 4 }, new long[] { 1, 2, 3, 4 })).isZero();
	}

	@Test
	void workingDaysFollowTheNotices() {
		// 2025: the Spring Festival is from 28 January to 4 February, Sunday the 26th and Saturday 8 February are worked
		assertThat(WorkingDays.off(day("2025-01-26"))).isFalse();
		assertThat(WorkingDays.off(day("2025-01-28"))).isTrue();
		assertThat(WorkingDays.off(day("2025-02-09"))).isTrue();
		assertThat(WorkingDays.after(day("2025-01-27"), 5)).isEqualTo(day("2025-02-10"));
		assertThat(WorkingDays.after(day("2025-03-03"), 5)).isEqualTo(day("2025-03-10"));
		// no notice yet: weekends
		assertThat(WorkingDays.off(day("2031-01-04"))).isTrue();
		assertThat(WorkingDays.off(day("2031-01-01"))).isFalse();
	}

	private static int day(String date) {
		return (int) LocalDate.parse(date).toEpochDay();
	}

}
