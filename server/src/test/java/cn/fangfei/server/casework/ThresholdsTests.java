package cn.fangfei.server.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.casework.Thresholds.Figures;
import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The criminal lines of the judicial interpretation (law.md §2.5), at their very edges. */
class ThresholdsTests {

	private static final Charge DEPOSITS = Charge.ILLEGAL_PUBLIC_DEPOSITS;

	private static final List<CriminalLine> LINES = List.of(line(DEPOSITS, ThresholdTier.LIABILITY, "NONE", 1_000_000L, 150, 500_000L),
			line(DEPOSITS, ThresholdTier.LIABILITY, "ANY", 500_000L, null, 250_000L),
			line(DEPOSITS, ThresholdTier.HUGE, "NONE", 5_000_000L, 500, 2_500_000L),
			line(DEPOSITS, ThresholdTier.HUGE, "GRAVE_IMPACT", 2_500_000L, null, 1_500_000L),
			line(DEPOSITS, ThresholdTier.ENORMOUS, "NONE", 50_000_000L, 5000, 25_000_000L),
			line(DEPOSITS, ThresholdTier.ENORMOUS, "GRAVE_IMPACT", 25_000_000L, null, 15_000_000L),
			line(Charge.FUNDRAISING_FRAUD, ThresholdTier.LARGE, "NONE", 100_000L, null, null),
			line(Charge.OTHER_CHARGE, ThresholdTier.UNLICENSED_ISSUE, "NONE", null, 201, null));

	@ParameterizedTest
	@CsvSource({"0, NONE, 0.00", "499999.99, NONE, 49.99", "500000, HALF, 50.00", "799999.99, HALF, 79.99", "800000, NEAR, 80.00",
			"999999.99, NEAR, 99.99", "1000000, REACHED, 100.00", "1000000.01, REACHED, 100.00", "2500000, REACHED, 250.00"})
	void aSumIsAtTheLineOnlyWhenItIsThereAndNeverByRounding(BigDecimal raised, ThresholdLevel level, BigDecimal percent) {
		var bar = bar(bars(raised, 1, Set.of()), DEPOSITS, ThresholdTier.LIABILITY, ThresholdMeasure.AMOUNT);

		assertThat(bar.level()).isEqualTo(level);
		assertThat(bar.percent()).isEqualByComparingTo(percent);
	}

	@ParameterizedTest
	@CsvSource({"149, NEAR", "150, REACHED", "151, REACHED", "119, HALF", "120, NEAR", "75, HALF", "74, NONE"})
	void peopleCountByHeads(int persons, ThresholdLevel level) {
		assertThat(bar(bars(BigDecimal.ONE, persons, Set.of()), DEPOSITS, ThresholdTier.LIABILITY, ThresholdMeasure.PERSONS).level())
			.isEqualTo(level);
	}

	@Test
	void anyOneOfTheThreeSufficesAndTheHighestBarSaysSo() {
		var bars = bars(new BigDecimal("300000"), 160, Set.of());

		var highest = bars.stream().filter(ThresholdBar::highest).toList();

		assertThat(highest).hasSize(1);
		assertThat(highest.get(0).measure()).isEqualTo(ThresholdMeasure.PERSONS);
		assertThat(highest.get(0).level()).isEqualTo(ThresholdLevel.REACHED);
	}

	@Test
	void theHighestBarIsOfTheHighestTierThatWasReached() {
		var highest = bars(new BigDecimal("6000000"), 200, Set.of()).stream().filter(ThresholdBar::highest).findFirst().orElseThrow();

		assertThat(highest.tier()).isEqualTo(ThresholdTier.HUGE);
		assertThat(highest.measure()).isEqualTo(ThresholdMeasure.AMOUNT);
	}

	@Test
	void anyAggravationHalvesTheFirstLineAndGraveImpactAloneTheOthers() {
		var penalised = bars(new BigDecimal("500000"), 1, Set.of(Aggravation.PRIOR_PENALTY));
		var grave = bars(new BigDecimal("2500000"), 1, Set.of(Aggravation.GRAVE_IMPACT));
		var penalisedMore = bars(new BigDecimal("2500000"), 1, Set.of(Aggravation.PRIOR_PENALTY));

		assertThat(bar(penalised, DEPOSITS, ThresholdTier.LIABILITY, ThresholdMeasure.AMOUNT).level()).isEqualTo(ThresholdLevel.REACHED);
		assertThat(bar(penalised, DEPOSITS, ThresholdTier.LIABILITY, ThresholdMeasure.AMOUNT).aggravated()).isTrue();
		assertThat(bar(grave, DEPOSITS, ThresholdTier.HUGE, ThresholdMeasure.AMOUNT).level()).isEqualTo(ThresholdLevel.REACHED);
		assertThat(bar(penalisedMore, DEPOSITS, ThresholdTier.HUGE, ThresholdMeasure.AMOUNT).level()).isEqualTo(ThresholdLevel.HALF);
	}

	@Test
	void peopleHaveNoAggravatedLineAndKeepThePlainOne() {
		var bars = bars(BigDecimal.ONE, 150, Set.of(Aggravation.GRAVE_IMPACT));

		assertThat(bar(bars, DEPOSITS, ThresholdTier.LIABILITY, ThresholdMeasure.PERSONS).line()).isEqualByComparingTo("150");
	}

	@Test
	void theFraudLineIsHeldAgainstWhatWasObtainedAndIsNeverTheHeadline() {
		var bars = Thresholds.bars(LINES, new Figures(Yuan.of(150_000), 1, Yuan.of(90_000), Yuan.of(99_999)), Set.of(), false);

		assertThat(bar(bars, Charge.FUNDRAISING_FRAUD, ThresholdTier.LARGE, ThresholdMeasure.AMOUNT).level()).isEqualTo(ThresholdLevel.NEAR);
		assertThat(bars.stream().filter(ThresholdBar::highest)).allMatch(bar -> bar.charge() == DEPOSITS);
	}

	@Test
	void securitiesAreIssuedToMoreThanTwoHundred() {
		var figures = new Figures(null, 200, null, null);
		var more = new Figures(null, 201, null, null);

		assertThat(bar(Thresholds.bars(LINES, figures, Set.of(), true), Charge.OTHER_CHARGE, ThresholdTier.UNLICENSED_ISSUE, ThresholdMeasure.PERSONS).level())
			.isEqualTo(ThresholdLevel.NEAR);
		assertThat(bar(Thresholds.bars(LINES, more, Set.of(), true), Charge.OTHER_CHARGE, ThresholdTier.UNLICENSED_ISSUE, ThresholdMeasure.PERSONS).level())
			.isEqualTo(ThresholdLevel.REACHED);
		assertThat(Thresholds.bars(LINES, more, Set.of(), false)).noneMatch(bar -> bar.charge() == Charge.OTHER_CHARGE);
	}

	@Test
	void whatIsNotKnownHasNoBar() {
		assertThat(Thresholds.bars(LINES, new Figures(null, null, null, null), Set.of(), true)).isEmpty();
	}

	private static List<ThresholdBar> bars(BigDecimal raised, int persons, Set<Aggravation> found) {
		var yuan = new Yuan(raised);
		return Thresholds.bars(LINES, new Figures(yuan, persons, Yuan.of(0), yuan), found, false);
	}

	private static ThresholdBar bar(List<ThresholdBar> bars, Charge charge, ThresholdTier tier, ThresholdMeasure measure) {
		return bars.stream()
			.filter(b -> b.charge() == charge && b.tier() == tier && b.measure() == measure)
			.findFirst()
			.orElseThrow();
	}

	private static CriminalLine line(Charge charge, ThresholdTier tier, String aggravation, @Nullable Long amount,
			@Nullable Integer persons, @Nullable Long loss) {
		return new CriminalLine(charge, tier, LineAggravation.valueOf(aggravation), amount == null ? null : Yuan.of(amount), persons,
				loss == null ? null : Yuan.of(loss), "司法解释");
	}
}
