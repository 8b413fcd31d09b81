package cn.fangfei.cli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import cn.fangfei.cli.evaluation.TrueScheme.Inflow;

/** The protocol of detection.md §3.3 on a truth small enough to be reckoned by hand. */
class EvaluationTests {

	/** A Monday. */
	private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
	/** 365.25 days later, nearly: twelve months. */
	private static final LocalDate LAST = FIRST.plusDays(364);

	private static LocalDate day(int after) {
		return FIRST.plusDays(after);
	}

	private static TrueScheme scheme(String subject, String kind, int launched, @Nullable Integer ended, int investors, String... names) {
		var all = new ArrayList<>(List.of(names));
		all.add(subject);
		return new TrueScheme(subject, kind, day(launched), ended == null ? null : day(ended), investors, null, Set.copyOf(all), List.of());
	}

	private static Alarm alarm(String subject, int on, double score) {
		return new Alarm(subject, day(on), score, score >= 40);
	}

	private static County county(List<TrueScheme> schemes, Alarm... alarms) {
		return new County("甲县", schemes, List.of(alarms), 20_000, FIRST, LAST);
	}

	private static double value(Point point, Measure measure) {
		return point.measures().get(measure).value();
	}

	@Test
	void recallPrecisionAndFalseRateAreThoseReckonedByHand() {
		// four that count, two of them caught in time; a small one caught; two lawful subjects alarmed on, one of them twice
		var schemes = List.of(scheme("A1", "A", 100, 200, 40), scheme("A2", "A", 100, 200, 400), scheme("B1", "B", 50, null, 200),
				scheme("B2", "B", 50, 300, 30), scheme("B3", "B", 50, 300, 29));
		var county = county(schemes, alarm("A1", 130, 50), alarm("A1", 150, 60), alarm("B1", 150, 45), alarm("B3", 100, 41), alarm("L1", 90, 44),
				alarm("L1", 99, 48), alarm("L2", 120, 42), alarm("L3", 120, 39));

		var point = new Evaluation(List.of(county), 0).asTold();

		assertThat(point.schemes()).isEqualTo(4);
		assertThat(point.caught()).isEqualTo(2);
		assertThat(point.small()).isEqualTo(1);
		assertThat(point.smallCaught()).isEqualTo(1);
		assertThat(point.falseSubjects()).isEqualTo(2);
		assertThat(value(point, Measure.RECALL)).isEqualTo(0.5);
		assertThat(value(point, Measure.PRECISION)).isEqualTo(3 / 5.0);
		assertThat(value(point, Measure.F1)).isCloseTo(2 * 0.5 * 0.6 / 1.1, within(1e-12));
		// 2 false, 20,000 accounts, 365 days
		assertThat(value(point, Measure.FALSE_RATE)).isCloseTo(2 / (2.0 * 365 / (365.25 / 12)), within(1e-12));
		assertThat(point.byKind()).containsOnlyKeys("A", "B");
		assertThat(point.byKind().get("A").caught()).isEqualTo(1);
		assertThat(point.byKind().get("B").schemes()).isEqualTo(2);
		assertThat(point.bySize().keySet()).containsExactly("30–149", "150–499");
		assertThat(point.bySize().get("30–149").recall().value()).isEqualTo(0.5);
		assertThat(point.byEvasion()).isEmpty();
	}

	@Test
	void leadAndLifeAreThoseReckonedByHand() {
		var schemes = List.of(scheme("A1", "A", 100, 200, 40), scheme("A2", "A", 0, 300, 40), scheme("A3", "A", 164, null, 40));
		// 70 of 100 days ahead of the end, 240 of 300; the living one after 100 of the 200 days that are known
		var county = county(schemes, alarm("A1", 130, 50), alarm("A2", 60, 50), alarm("A3", 264, 50));

		var point = new Evaluation(List.of(county), 0).asTold();

		assertThat(value(point, Measure.LEAD_25)).isEqualTo(70 + 0.25 * 170);
		assertThat(value(point, Measure.LEAD_50)).isEqualTo(155);
		assertThat(value(point, Measure.LEAD_75)).isEqualTo(70 + 0.75 * 170);
		assertThat(value(point, Measure.LEAD_LONG)).isEqualTo(240);
		assertThat(value(point, Measure.LIFE_50)).isEqualTo(0.3);
		assertThat(value(point, Measure.LIFE_75)).isEqualTo(0.4);
	}

	@Test
	void moneyAndInvestorsOfLaterDaysAreNotYetIn() {
		var curve = List.of(new Inflow(day(10), 5, 1_000), new Inflow(day(20), 10, 2_000), new Inflow(day(21), 20, 5_000), new Inflow(day(40), 5,
				2_000));
		var first = new TrueScheme("A1", "A", day(0), day(50), 40, 0.25, Set.of("A1"), curve);
		var second = new TrueScheme("A2", "A", day(0), day(50), 40, 1.0, Set.of("A2"), List.of(new Inflow(day(5), 40, 90_000)));
		var missed = new TrueScheme("A3", "A", day(0), day(50), 40, 0.29, Set.of("A3"), List.of(new Inflow(day(5), 40, 7_000)));
		// told at the end of day 20: what came that day is in
		var point = new Evaluation(List.of(county(List.of(first, second, missed), alarm("A1", 20, 50), alarm("A2", 20, 50))), 0).asTold();

		assertThat(value(point, Measure.INVESTORS_LEFT)).isEqualTo((25 / 40.0 + 0) / 2);
		assertThat(value(point, Measure.MONEY_LEFT)).isEqualTo((0.7 + 0) / 2);
		assertThat(value(point, Measure.MONEY_LEFT_SUM)).isEqualTo(7_000 / 100_000.0);
		assertThat(point.byEvasion().keySet()).containsExactly("0.2–0.3", "0.9–1.0");
		assertThat(point.byEvasion().get("0.2–0.3").schemes()).isEqualTo(2);
	}

	@Test
	void anAlarmOnAnyAccountOfASchemeIsOneOnTheSchemeAndCountsOnce() {
		var schemes = List.of(scheme("A1", "E", 100, null, 40, "P7", "6222000001"), scheme("A2", "E", 100, null, 40));
		var county = county(schemes, alarm("P7", 150, 50), alarm("6222000001", 140, 50), alarm("A1", 160, 50));

		var point = new Evaluation(List.of(county), 0).asTold();

		assertThat(point.caught()).isEqualTo(1);
		assertThat(point.falseSubjects()).isZero();
		assertThat(value(point, Measure.PRECISION)).isEqualTo(1);
		// the first alarm is that of the account on day 140, of a life of 264 days
		assertThat(value(point, Measure.LIFE_50)).isEqualTo(40 / 264.0);
	}

	@Test
	void afterTheEndIsLateAndBeforeTheLaunchIsFalse() {
		var schemes = List.of(scheme("A1", "A", 100, 200, 40), scheme("A2", "A", 100, 200, 40), scheme("A3", "A", 100, 200, 40));
		// on the day of the end it is over; the third is false on day 99 and caught on day 150
		var county = county(schemes, alarm("A1", 200, 50), alarm("A2", 199, 50), alarm("A3", 99, 50), alarm("A3", 150, 50));

		var point = new Evaluation(List.of(county), 0).asTold();

		assertThat(point.caught()).isEqualTo(2);
		assertThat(point.late()).isEqualTo(1);
		assertThat(point.falseSubjects()).isEqualTo(1);
		assertThat(point.beforeLaunch()).isEqualTo(1);
		assertThat(value(point, Measure.PRECISION)).isEqualTo(2 / 3.0);
	}

	@Test
	void theBoundIsTheLowestScoreThatKeepsTheRateOfFalseSubjects() {
		// 24 ten thousands of accounts times months, nearly: 0.1 allows 2 false, 0.5 allows 11
		var schemes = List.of(scheme("A1", "A", 0, null, 40), scheme("A2", "A", 0, null, 40), scheme("A3", "A", 0, null, 40));
		var county = county(schemes, alarm("A1", 99, 90), alarm("A2", 99, 35), alarm("A3", 99, 30), alarm("L1", 99, 80), alarm("L2", 99, 50),
				alarm("L2", 120, 55), alarm("L3", 99, 33));

		var evaluation = new Evaluation(List.of(county), 0);

		assertThat(evaluation.at(0.1).bound()).isEqualTo(35);
		assertThat(evaluation.at(0.1).caught()).isEqualTo(2);
		assertThat(evaluation.at(0.1).falseSubjects()).isEqualTo(2);
		assertThat(evaluation.at(0.1).exhausted()).isFalse();
		assertThat(evaluation.at(0.01).bound()).isEqualTo(90);
		assertThat(evaluation.at(0.5).caught()).isEqualTo(3);
		assertThat(evaluation.at(0.5).exhausted()).isTrue();
		assertThat(evaluation.from(54).falseSubjects()).isEqualTo(2);
	}

	@Test
	void ofEqualScoresNoFalseOneSlipsIn() {
		var county = county(List.of(scheme("A1", "A", 0, null, 40)), alarm("A1", 99, 50), alarm("L1", 99, 50));

		var point = new Evaluation(List.of(county), 0).at(0);

		assertThat(point.falseSubjects()).isZero();
		assertThat(point.caught()).isZero();
	}

	@Test
	void listsAreThoseOfEachWeekWithEnoughSchemes() {
		// two schemes live together from day 70 to day 76: one Sunday, day 76 (FIRST is a Monday)
		var schemes = List.of(scheme("A1", "A", 0, 77, 40, "P1"), scheme("A2", "A", 70, null, 40));
		var county = county(schemes, alarm("A1", 10, 50), alarm("P1", 11, 60), alarm("L1", 12, 40), alarm("A2", 75, 30), alarm("A2", 80, 99));

		var evaluation = new Evaluation(List.of(county), 0);

		// that Sunday: A1 with 60, L1 with 40, A2 with 30
		assertThat(evaluation.top(2).weeks()).isEqualTo(1);
		assertThat(evaluation.top(2).weekly().value()).isEqualTo(0.5);
		// of the whole time: A2 with 99, A1 with 60
		assertThat(evaluation.top(2).whole().value()).isEqualTo(1);
		// one of the list: A1 until its end, then L1 until A2 passes it on day 80; Sundays 62, 69, 76 right, 83 and later right with A2
		assertThat(evaluation.top(1).weekly().value()).isEqualTo(1);
		assertThat(evaluation.top(3).weekly().known()).isFalse();
	}

	@Test
	void aListShorterThanItShouldBeLacksWhatItLacks() {
		var county = county(List.of(scheme("A1", "A", 0, null, 40), scheme("A2", "A", 0, null, 40)), alarm("A1", 61, 50));

		assertThat(new Evaluation(List.of(county), 0).top(2).weekly().value()).isEqualTo(0.5);
	}

	@Test
	void intervalsHoldTheValueAndAreTheSameEachTime() {
		var schemes = new ArrayList<TrueScheme>();
		var alarms = new ArrayList<Alarm>();
		for (int i = 0; i < 100; i++) {
			schemes.add(scheme("A" + i, "A", 0, null, 40));
			if (i < 80) {
				alarms.add(alarm("A" + i, 99, 50));
			}
		}
		var county = new County("甲县", schemes, alarms, 20_000, FIRST, LAST);

		var recall = new Evaluation(List.of(county), 1_000).asTold().measures().get(Measure.RECALL);

		// of 100 draws with a share of 0.8 the deviation is 0.04, the interval about 1.96 of them to both sides
		assertThat(recall.low()).isCloseTo(0.8 - 1.96 * 0.04, within(0.015));
		assertThat(recall.high()).isCloseTo(0.8 + 1.96 * 0.04, within(0.015));
		assertThat(new Evaluation(List.of(county), 1_000).asTold().measures().get(Measure.RECALL)).isEqualTo(recall);
	}

	@Test
	void worldsThatDifferWidenTheInterval() {
		var good = new ArrayList<TrueScheme>();
		var alarms = new ArrayList<Alarm>();
		var bad = new ArrayList<TrueScheme>();
		for (int i = 0; i < 50; i++) {
			good.add(scheme("A" + i, "A", 0, null, 40));
			bad.add(scheme("A" + i, "A", 0, null, 40));
			alarms.add(alarm("A" + i, 99, 50));
		}
		var first = new County("甲县", good, alarms, 20_000, FIRST, LAST);
		var second = new County("乙县", bad, List.of(), 20_000, FIRST, LAST);

		var recall = new Evaluation(List.of(first, second), 1_000).asTold().measures().get(Measure.RECALL);

		// one draw in four takes the good world twice, one in four the bad one
		assertThat(recall.value()).isEqualTo(0.5);
		assertThat(recall.low()).isZero();
		assertThat(recall.high()).isEqualTo(1);
	}

	@Test
	void falseSubjectsVaryAsCountsDo() {
		var alarms = new ArrayList<Alarm>();
		for (int i = 0; i < 100; i++) {
			alarms.add(alarm("L" + i, 99, 50));
		}
		var county = new County("甲县", List.of(scheme("A1", "A", 0, null, 40)), alarms, 20_000, FIRST, LAST);

		var rate = new Evaluation(List.of(county), 2_000).asTold().measures().get(Measure.FALSE_RATE);

		// a Poisson of mean 100 has a deviation of 10
		assertThat(rate.low() / rate.value()).isCloseTo(0.8, within(0.03));
		assertThat(rate.high() / rate.value()).isCloseTo(1.2, within(0.03));
	}

	@Test
	void withoutAccountsOrScoresThereIsNoRateAndNoBound() {
		var county = new County("甲县", List.of(scheme("A1", "A", 0, null, 40)), List.of(new Alarm("A1", day(9), Double.NaN, true)), 0, null, null);

		var evaluation = new Evaluation(List.of(county), 10);

		assertThat(value(evaluation.asTold(), Measure.FALSE_RATE)).isNaN();
		assertThat(value(evaluation.asTold(), Measure.LIFE_50)).isNaN();
		assertThat(value(evaluation.asTold(), Measure.RECALL)).isEqualTo(1);
		assertThatThrownBy(() -> evaluation.at(0.5)).isInstanceOf(IllegalStateException.class);
		assertThatThrownBy(() -> evaluation.top(1)).isInstanceOf(IllegalStateException.class);
	}
}
