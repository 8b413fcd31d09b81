package cn.fangfei.server.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What holds for every term, whenever it begins: tried on a thousand random ones for each sentence. */
class DeadlineTests {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final int TRIES = 1000;

	private final WorkingDays calendar = new WorkingDays();

	private final Deadlines deadlines = new Deadlines(calendar);

	@Test
	void aFurtherPauseNeverMakesItEarlier() {
		tries((random, term) -> {
			var from = start(random);
			var pauses = pauses(random, from);
			var more = new ArrayList<>(pauses);
			more.add(pause(random, from));

			assertThat(deadlines.due(term, from, more, List.of()).at())
				.isAfterOrEqualTo(deadlines.due(term, from, pauses, List.of()).at());
		});
	}

	@Test
	void aLongerPauseNeverMakesItEarlier() {
		tries((random, term) -> {
			var from = start(random);
			var pause = pause(random, from);
			var longer = new ClockPause(pause.from().minusDays(random.nextInt(5)), pause.to().plusDays(random.nextInt(20)), "鉴定");

			assertThat(deadlines.due(term, from, List.of(longer), List.of()).at())
				.isAfterOrEqualTo(deadlines.due(term, from, List.of(pause), List.of()).at());
		});
	}

	@Test
	void aLongerTermNeverEndsEarlier() {
		tries((random, term) -> {
			var from = start(random);
			var pauses = pauses(random, from);
			var longer = new Term(term.step(), term.amount() + 1, term.unit(), term.since(), "", true);

			assertThat(deadlines.due(longer, from, pauses, List.of()).at())
				.isAfterOrEqualTo(deadlines.due(term, from, pauses, List.of()).at());
		});
	}

	@Test
	void whatBeginsLaterNeverEndsEarlier() {
		tries((random, term) -> {
			var from = start(random);
			var later = from.plusSeconds(random.nextInt(5 * 86_400));
			var pauses = pauses(random, from);

			assertThat(deadlines.due(term, later, pauses, List.of()).at())
				.isAfterOrEqualTo(deadlines.due(term, from, pauses, List.of()).at());
		});
	}

	@Test
	void anExtensionEndsLaterThanWhatItExtends() {
		tries((random, term) -> {
			var from = start(random);
			var pauses = pauses(random, from);

			assertThat(deadlines.due(term, from, pauses, List.of(term)).at())
				.isAfter(deadlines.due(term, from, pauses, List.of()).at());
		});
	}

	@Test
	void aTermOfWorkingDaysCutInTwoEndsOnTheSameDay() {
		var random = new Random(7);
		for (var i = 0; i < TRIES; i++) {
			var from = start(random);
			var pauses = pauses(random, from);
			var first = 1 + random.nextInt(20);
			var second = 1 + random.nextInt(20);

			var whole = deadlines.due(workingDays(first + second), from, pauses, List.of());
			var cut = deadlines.due(workingDays(first), from, pauses, List.of(workingDays(second)));

			assertThat(cut.day()).isEqualTo(whole.day());
		}
	}

	@Test
	void theOrderInWhichPausesAreToldDoesNotMatter() {
		tries((random, term) -> {
			var from = start(random);
			var pauses = pauses(random, from);
			var shuffled = new ArrayList<>(pauses);
			Collections.shuffle(shuffled, random);

			assertThat(deadlines.due(term, from, shuffled, List.of()).at())
				.isEqualTo(deadlines.due(term, from, pauses, List.of()).at());
		});
	}

	@Test
	void aTermOfWorkingDaysEndsOnAWorkingDayThatWasNotPausedAndHoldsExactlySoMany() {
		var random = new Random(11);
		for (var i = 0; i < TRIES; i++) {
			var from = start(random);
			var pauses = pauses(random, from);
			var amount = 1 + random.nextInt(60);

			var due = deadlines.due(workingDays(amount), from, pauses, List.of());

			var counted = LocalDate.ofInstant(from, CHINA)
				.plusDays(1)
				.datesUntil(due.day().plusDays(1))
				.filter(day -> calendar.isWorkingDay(day) && pauses.stream().noneMatch(p -> covers(p, day)))
				.toList();
			assertThat(counted).hasSize(amount).endsWith(due.day());
		}
	}

	@Test
	void aHouseTermOfCalendarDaysNeverEndsOnADayOffAndALawsTermNeverMoves() {
		var random = new Random(13);
		for (var i = 0; i < TRIES; i++) {
			var from = start(random);
			var amount = 1 + random.nextInt(120);
			var house = new Term(TermStep.COUNCIL, amount, TermUnit.DAYS, LocalDate.of(2000, 1, 1), "", true);
			var law = new Term(TermStep.PENALTY_DECISION, amount, TermUnit.DAYS, LocalDate.of(2000, 1, 1), "", false);

			assertThat(calendar.isWorkingDay(deadlines.due(house, from).day())).isTrue();
			assertThat(deadlines.due(law, from).day()).isEqualTo(LocalDate.ofInstant(from, CHINA).plusDays(amount));
		}
	}

	@Test
	void withoutPauseAndExtensionItAgreesWithTheCalendarAndItsSentence() {
		var random = new Random(17);
		for (var i = 0; i < TRIES; i++) {
			var from = start(random);
			var amount = 1 + random.nextInt(60);

			var due = deadlines.due(workingDays(amount), from);
			var old = calendar.after(LocalDate.ofInstant(from, CHINA), amount);

			assertThat(due.day()).isEqualTo(old.due());
			assertThat(due.sentence()).isEqualTo(old.sentence());
			assertThat(due.calendarKnown()).isEqualTo(old.holidaysPublished());
		}
	}

	@Test
	void everySentenceIsOneAndNamesItsLastDay() {
		tries((random, term) -> {
			var due = deadlines.due(term, start(random), List.of(), List.of(term));

			assertThat(due.sentence()).endsWith("。")
				.contains(due.day().getMonthValue() + "月" + due.day().getDayOfMonth() + "日", "到期")
				.doesNotContain("null");
			assertThat(due.sentence().indexOf('。')).isEqualTo(due.sentence().length() - 1);
		});
	}

	@Test
	void aPauseThatStandsNamesNoDueDay() {
		var random = new Random(19);
		for (var i = 0; i < TRIES; i++) {
			var from = start(random);
			var stands = new ClockPause(LocalDate.ofInstant(from, CHINA).plusDays(1 + random.nextInt(10)), null, "鉴定");

			var due = deadlines.due(workingDays(15), from, List.of(stands), List.of());

			assertThat(due.sentence()).contains("起因鉴定中止，尚余").doesNotContain("到期");
		}
	}

	@RepeatedTest(5)
	void whatIsNearIsDueWithinTheLead(RepetitionInfo repetition) {
		var lead = repetition.getCurrentRepetition();
		var random = new Random(lead);
		for (var i = 0; i < TRIES; i++) {
			var due = deadlines.due(workingDays(15), start(random)).day();

			var near = deadlines.near(due, workingDays(lead));

			assertThat(IntStream.rangeClosed(1, (int) (due.toEpochDay() - near.toEpochDay()))
				.mapToObj(near::plusDays)
				.filter(calendar::isWorkingDay)).hasSize(lead);
		}
	}

	@Test
	void whatIsDueOnFridayIsNearFromWednesdayAndBeyondThreeDaysOnTheNextThursday() {
		var friday = LocalDate.of(2026, 7, 10);

		assertThat(deadlines.near(friday, workingDays(2))).isEqualTo(LocalDate.of(2026, 7, 8));
		assertThat(deadlines.beyond(friday, workingDays(3))).isEqualTo(LocalDate.of(2026, 7, 16));
		assertThat(deadlines.near(LocalDate.of(2026, 6, 22), workingDays(2))).isEqualTo(LocalDate.of(2026, 6, 17));
		assertThatThrownBy(() -> deadlines.near(friday, new Term(TermStep.ON_SITE, 5, TermUnit.MINUTES, friday, "", true)))
			.isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void aPauseThatEndsBeforeItBeginsIsRefused() {
		assertThatThrownBy(() -> new ClockPause(LocalDate.of(2026, 7, 2), LocalDate.of(2026, 7, 1), ""))
			.isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> workingDays(0)).isInstanceOf(IllegalArgumentException.class);
	}

	private interface Try {

		void with(Random random, Term term);
	}

	private static void tries(Try test) {
		var random = new Random(20260603);
		for (var i = 0; i < TRIES; i++) {
			var step = TermStep.values()[random.nextInt(TermStep.values().length)];
			var unit = TermUnit.values()[random.nextInt(TermUnit.values().length)];
			test.with(random, new Term(step, 1 + random.nextInt(60), unit, LocalDate.of(2000, 1, 1), "", true));
		}
	}

	private static Instant start(Random random) {
		return LocalDate.of(2023, 1, 1).plusDays(random.nextInt(1500)).atTime(random.nextInt(24), random.nextInt(60)).atZone(CHINA).toInstant();
	}

	private static List<ClockPause> pauses(Random random, Instant from) {
		return IntStream.range(0, random.nextInt(4)).mapToObj(i -> pause(random, from)).toList();
	}

	private static ClockPause pause(Random random, Instant from) {
		var first = LocalDate.ofInstant(from, CHINA).plusDays(random.nextInt(60) - 5);
		return new ClockPause(first, first.plusDays(random.nextInt(15)), "鉴定");
	}

	private static boolean covers(ClockPause pause, LocalDate day) {
		return !day.isBefore(pause.from()) && !day.isAfter(pause.to());
	}

	private static Term workingDays(int amount) {
		return new Term(TermStep.VERIFICATION, amount, TermUnit.WORKING_DAYS, LocalDate.of(2000, 1, 1), "", true);
	}
}
