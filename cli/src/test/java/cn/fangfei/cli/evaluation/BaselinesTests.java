package cn.fangfei.cli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import cn.fangfei.detection.flow.PartyKind;

/** The simple means that alerts are held against, on a few payments. */
class BaselinesTests {

	/** 2024-01-01, a Monday. */
	private static final int BEGAN = (int) LocalDate.of(2024, 1, 1).toEpochDay();

	private final Baselines baselines = new Baselines();

	private void pay(int day, String payer, String payee, long yuan) {
		baselines.pay(BEGAN + day, payer, payee, yuan * 100);
	}

	private static Baselines.Reading last(List<Baselines.Reading> readings, String subject) {
		return readings.stream().filter(reading -> reading.subject().equals(subject)).reduce((a, b) -> b).orElseThrow();
	}

	@Test
	void aReadingIsOfTheNinetyDaysBefore() {
		baselines.account("F1", "FIRM", PartyKind.COMPANY);
		baselines.account("F2", "FIRM", PartyKind.COMPANY);
		baselines.account("C", "OTHER", PartyKind.COMPANY);
		for (int i = 0; i < 10; i++) {
			pay(0, "OLD" + i, "F1", 1_000);
		}
		for (int i = 0; i < 12; i++) {
			pay(100, "P" + i, i % 2 == 0 ? "F1" : "F2", i < 3 ? 5_000 : 1_500);
		}
		pay(101, "P0", "F1", 500);
		pay(101, "C", "F1", 10_000);
		pay(101, "F1", "F2", 7_777);
		pay(102, "F2", "P1", 400);
		pay(102, "F1", "C", 600);
		pay(120, "P0", "NOBODY", 1);

		var readings = baselines.end();
		var reading = last(readings, "FIRM");

		// day 118 is the last Sunday; the ten of day 0 are gone by then, but were seen on day 62
		assertThat(reading.day()).isEqualTo(LocalDate.of(2024, 1, 1).plusDays(118));
		assertThat(reading.payers()).isEqualTo(12);
		assertThat(reading.round()).isEqualTo(3 / 13.0);
		assertThat(reading.inflow()).isEqualTo(3 * 5_000 + 9 * 1_500 + 500 + 10_000);
		assertThat(reading.effects()[2]).isCloseTo(15_000 / 29_000.0, within(1e-12));
		assertThat(reading.effects()[3]).isEqualTo(1 / 12.0);
		assertThat(reading.effects()[4]).isEqualTo(0.4);
		assertThat(reading.effects()[5]).isCloseTo(10_000 / 39_000.0, within(1e-12));
		assertThat(readings.get(0).day()).isEqualTo(LocalDate.of(2024, 1, 1).plusDays(62));
		assertThat(readings.get(0).payers()).isEqualTo(10);
	}

	@Test
	void theClassicRuleWantsThirtyPayersAndRoundSums() {
		baselines.account("ROUND", "ROUND", PartyKind.COMPANY);
		baselines.account("ODD", "ODD", PartyKind.COMPANY);
		pay(0, "P1", "P2", 1);
		for (int i = 0; i < 30; i++) {
			pay(50, "P" + i, "ROUND", 10_000);
			pay(50, "P" + i, "ODD", 10_001);
		}
		pay(80, "P1", "P2", 1);

		var readings = baselines.end();

		assertThat(Baselines.classic(readings)).extracting(Alarm::subject).containsExactly("ROUND");
		assertThat(Baselines.fanIn(readings)).extracting(Alarm::subject).containsExactly("ROUND", "ODD");
		assertThat(Baselines.fanIn(readings)).allMatch(Alarm::told);
	}

	@Test
	void anAlarmIsToldWhenTheScoreIsHigherThanBefore() {
		baselines.account("FIRM", "FIRM", PartyKind.COMPANY);
		pay(0, "P1", "P2", 1);
		for (int i = 0; i < 40; i++) {
			pay(50 + i, "P" + i, "FIRM", 10_000);
		}
		pay(120, "P1", "P2", 1);

		var alarms = Baselines.fanIn(baselines.end());

		// Sundays 62, 69, 76, 83, 90, 97: 13, 20, 27, 34, 40, 40 payers
		assertThat(alarms).extracting(Alarm::score).containsExactly(13.0, 20.0, 27.0, 34.0, 40.0);
		assertThat(alarms).extracting(Alarm::told).containsExactly(false, false, false, true, true);
	}

	@Test
	void theRegressionIsFittedOnTheOtherWorlds() {
		var day = LocalDate.of(2024, 3, 3);
		var worlds = new ArrayList<List<Baselines.Reading>>();
		var truths = new ArrayList<County>();
		for (int w = 0; w < 2; w++) {
			var readings = new ArrayList<Baselines.Reading>();
			for (int i = 0; i < 40; i++) {
				// in both worlds, those who pay back are the schemes
				var effects = new double[] { 0.5, 0, 0, i < 10 ? 1 : 0, 0, 0 };
				readings.add(new Baselines.Reading("S" + i, day, 20, 0, 1_000, effects));
			}
			worlds.add(readings);
			var schemes = new ArrayList<TrueScheme>();
			for (int i = 0; i < 10; i++) {
				schemes.add(new TrueScheme("S" + i, "A", day.minusDays(30), null, 40, null, Set.of("S" + i), List.of()));
			}
			truths.add(new County("县", schemes, List.of(), 1_000, day.minusDays(60), day.plusDays(60)));
		}

		var told = Baselines.logistic(worlds, truths);

		assertThat(told).hasSize(2);
		double lowestScheme = told.get(0).stream().filter(alarm -> Integer.parseInt(alarm.subject().substring(1)) < 10).mapToDouble(Alarm::score)
			.min().orElseThrow();
		assertThat(told.get(0).stream().filter(alarm -> Integer.parseInt(alarm.subject().substring(1)) >= 10)).allMatch(alarm -> alarm.score()
				< lowestScheme);
	}

	@Test
	void chanceBySizePrefersTheLargeAndIsTheSameEachTime() {
		var day = LocalDate.of(2024, 3, 3);
		var readings = new ArrayList<Baselines.Reading>();
		for (int i = 0; i < 400; i++) {
			readings.add(new Baselines.Reading("S" + i, day, 10, 0, i < 200 ? 1_000 : 1_000_000, new double[6]));
		}

		var alarms = Baselines.bySize(readings);

		assertThat(alarms.stream().sorted((a, b) -> Double.compare(b.score(), a.score())).limit(150)
			.filter(alarm -> Integer.parseInt(alarm.subject().substring(1)) >= 200)).hasSizeGreaterThan(145);
		assertThat(Baselines.bySize(readings)).isEqualTo(alarms);
	}
}
