package cn.fangfei.detection.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.detection.assess.RiskLevel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Y18, Q7, Q9, G10: what the watch tells, and that it hangs on nothing but the transactions. */
class FlowMonitorTests {

	private static final int DAYS = 330;

	private final Town town = Town.ordinary(1, DAYS);

	@Test
	void whoTakesDepositsAndPaysThemBackIsToldAndOrdinaryBusinessIsNot() {
		var alerts = town.alerts(town.rows);

		assertThat(alerts).extracting(FlowAlert::subject).contains("养生公司-主体", "小额盘-主体")
			.doesNotContain("百货店-主体", "机械厂-主体", "培训校-主体").noneMatch(subject -> subject.startsWith("持有人"));
		assertThat(alerts).allSatisfy(alert -> {
			assertThat(alert.level()).isGreaterThanOrEqualTo(RiskLevel.YELLOW).isNotEqualTo(RiskLevel.RED);
			assertThat(alert.reasons()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
			assertThat(alert.evidence()).isNotEmpty().doesNotHaveDuplicates();
			assertThat(alert.lowering()).isNotEmpty();
			assertThat(alert.weights()).isEqualTo(FlowMonitor.standardWeights().version());
		});
		assertThat(alerts).isSortedAccordingTo(Comparator.comparing(FlowAlert::day));
	}

	/** Whoever is told of is not accused of what hardly weighs, and what was looked at in vain is said in one sentence. */
	@Test
	void wordsAreOnlyOfWhatWeighs() {
		var alerts = new ArrayList<FlowAlert>();
		for (long seed = 1; seed <= 4; seed++) {
			var other = Town.ordinary(seed, 330);
			alerts.addAll(other.alerts(other.rows));
		}

		assertThat(alerts).hasSizeGreaterThan(8).allSatisfy(alert -> {
			assertThat(alert.reasons()).filteredOn(reason -> reason.feature() != FlowFeature.WIND_DOWN && reason.feature() != FlowFeature.FAN_IN)
				.allSatisfy(reason -> assertThat(reason.logOdds()).isGreaterThanOrEqualTo(0.2));
			assertThat(alert.lowering()).noneMatch(point -> point.contains("占0.0%") || point.contains("的0笔"));
			assertThat(alert.lowering()).filteredOn(point -> point.startsWith("没有看到")).hasSizeLessThan(2);
			assertThat(alert.severity()).matches(words -> words.isEmpty() || words.startsWith("如所转入的确属出资，"));
		});
		assertThat(alerts).anyMatch(alert -> alert.lowering().stream().anyMatch(point -> point.startsWith("没有看到类似工资的定期付款")));
	}

	@Test
	void aSchemeIsToldLongBeforeItsEnd() {
		var first = town.alerts(town.rows).stream().filter(alert -> alert.subject().equals("养生公司-主体")).findFirst().orElseThrow();

		assertThat(first.day()).isBefore(Town.BEGIN.plusDays(40 + 150));
	}

	/** D12: of a subject told before it is told once more, apart, when it no longer pays what is due. */
	@Test
	void whoStopsPayingIsCalledUrgent() {
		var alerts = town.alerts(town.rows).stream().filter(alert -> alert.subject().equals("养生公司-主体")).toList();
		var urgent = alerts.stream().filter(FlowAlert::urgent).toList();

		assertThat(alerts.get(0).urgent()).isFalse();
		assertThat(urgent).hasSize(1);
		assertThat(urgent.get(0).typologies()).contains(FlowTypology.WIND_DOWN);
		assertThat(urgent.get(0).evidence()).isNotEmpty();
		assertThat(urgent.get(0).level()).isGreaterThanOrEqualTo(RiskLevel.YELLOW);
		// the last interest is paid 30 days before the end at most
		assertThat(urgent.get(0).day()).isAfter(Town.BEGIN.plusDays(DAYS - 60));
	}

	@Test
	void moneyThatGoesToAnotherAccountOfTheSamePeopleIsJudgedTogether() {
		var alerts = town.alerts(town.rows).stream().filter(alert -> alert.subject().equals("小额盘-主体")).toList();

		assertThat(alerts).isNotEmpty();
		assertThat(alerts.get(alerts.size() - 1).typologies()).contains(FlowTypology.ROTATION);
	}

	/** Most of what a scheme takes goes to a builder, who has other work too. */
	private static Town spentOnBuilding(PartyKind collector) {
		var town = new Town(1);
		town.account("养生会", collector);
		town.account("建筑公司", PartyKind.COMPANY);
		town.account("开发商", PartyKind.COMPANY);
		town.people("老人", 70);
		town.people("工人", 12);
		for (int i = 0; i < 70; i++) {
			int joined = 40 + i * 3;
			town.pay(joined, "老人" + i, "养生会", 2_000_000);
			town.pay(joined + 2, "养生会", "建筑公司", 1_700_000);
			for (int paid = joined + 30; paid < DAYS; paid += 30) {
				town.pay(paid, "养生会", "老人" + i, 40_000);
			}
		}
		for (int day = 10; day < DAYS; day += 30) {
			town.pay(day, "开发商", "建筑公司", 8_000_000);
			for (int i = 0; i < 12; i++) {
				town.pay(day + 5, "建筑公司", "工人" + i, 500_000);
			}
		}
		town.sort();
		return town;
	}

	@Test
	void aFirmThatOneOtherFirmPaysIsNotToldInItsPlace() {
		var town = spentOnBuilding(PartyKind.COMPANY);

		assertThat(town.alerts(town.rows)).extracting(FlowAlert::subject).containsOnly("养生会-主体");
	}

	/** F13: who collects privately collects for the firm that gets the money. */
	@Test
	void aFirmForWhichAPrivatePersonCollectsIsJudgedWithThatPerson() {
		var town = spentOnBuilding(PartyKind.PERSON);

		assertThat(town.alerts(town.rows)).filteredOn(alert -> alert.subject().equals("建筑公司-主体")).isNotEmpty()
			.allSatisfy(alert -> assertThat(alert.typologies()).contains(FlowTypology.ROTATION));
	}

	/** The highest strength of each mark that a subject ever showed. */
	private static double[] highest(Town town, String subject) {
		var highest = new double[FlowFeature.values().length];
		var monitor = new FlowMonitor(FlowSettings.standard(), town.book(), new FlowSink() {

			@Override
			public void alert(FlowAlert alert) {
			}

			@Override
			public void judged(String party, LocalDate day, double[] strengths, double[] values) {
				for (int i = 0; party.equals(subject) && i < highest.length; i++) {
					highest[i] = Math.max(highest[i], strengths[i]);
				}
			}
		});
		town.rows.forEach(row -> monitor.accept(row.transaction()));
		monitor.end();
		return highest;
	}

	/** D11 is for deposits that hide behind a terminal: a firm whose depositors are seen is read by them. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 7, 8, 20 })
	void whatComesThroughATerminalSpeaksOnlyWhereDepositorsAreNotSeen(int seen) {
		var town = new Town(5);
		town.posScheme("消费返利", 60, 60, 160);
		town.people("直接付款人", seen);
		for (int quarter = 0; quarter < 220; quarter += 40) {
			for (int i = 0; i < seen; i++) {
				town.pay(quarter + i, "直接付款人" + i, "消费返利", 500_000);
			}
		}
		town.sort();

		var highest = highest(town, "消费返利-主体");

		if (seen < 8) {
			assertThat(highest[FlowFeature.POS_COLLECTION.ordinal()]).isGreaterThan(0.3);
			assertThat(highest[FlowFeature.SETTLEMENT_LUMPS.ordinal()]).isGreaterThan(0.05);
		}
		else {
			assertThat(highest[FlowFeature.POS_COLLECTION.ordinal()]).isZero();
			assertThat(highest[FlowFeature.SETTLEMENT_LUMPS.ordinal()]).isZero();
			assertThat(highest[FlowFeature.DEPOSIT_LIKE.ordinal()]).isGreaterThan(0.5);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void rowsShuffledWithinTheLatenessAndTwiceGiveTheSameAlerts(long seed) {
		var random = new Random(seed);
		var arriving = new ArrayList<Town.Row>(town.rows);
		for (int i = 0; i < town.rows.size(); i += 7) {
			arriving.add(town.rows.get(i));
		}
		record Arrival(Town.Row row, double at) {
		}
		// whole days, so that no row comes more than seven days after one of a later day
		var keyed = arriving.stream().map(row -> new Arrival(row, row.day() + random.nextDouble() * 7))
				.sorted(Comparator.comparingDouble(Arrival::at))
			.map(Arrival::row).toList();

		assertThat(keyed).isNotEqualTo(town.rows);
		assertThat(town.alerts(keyed)).isEqualTo(town.alerts(town.rows));
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 153, 200, 251, 329 })
	void whatIsToldUpToADayHangsOnNothingAfterIt(int until) {
		var day = Town.BEGIN.plusDays(until);
		var cut = town.rows.stream().filter(row -> row.day() <= until).toList();

		var whole = town.alerts(town.rows).stream().filter(alert -> !alert.day().isAfter(day)).toList();

		assertThat(town.alerts(cut)).isEqualTo(whole);
	}

	@Test
	void aRunStoppedAnywhereGoesOnAsIfItHadNot() throws IOException {
		var expected = town.alerts(town.rows);
		var random = new Random(5);
		for (int n = 0; n < 6; n++) {
			int stop = random.nextInt(town.rows.size());
			var alerts = new ArrayList<FlowAlert>();
			var first = new FlowMonitor(FlowSettings.standard(), town.book(), alerts::add);
			town.rows.subList(0, stop).forEach(row -> first.accept(row.transaction()));
			var state = new ByteArrayOutputStream();
			first.write(new DataOutputStream(state));

			var second = FlowMonitor.read(new DataInputStream(new ByteArrayInputStream(state.toByteArray())), FlowSettings.standard(),
					FlowMonitor.standardWeights(), alerts::add);
			town.rows.subList(stop, town.rows.size()).forEach(row -> second.accept(row.transaction()));
			second.end();

			assertThat(alerts).as("stopped after %d rows", stop).isEqualTo(expected);
			assertThat(second.counts().applied()).isEqualTo(town.rows.size());
		}
	}

	@Test
	void aStateOfOtherSettingsIsRefused() throws IOException {
		var monitor = new FlowMonitor(FlowSettings.standard(), town.book(), alert -> {
		});
		var state = new ByteArrayOutputStream();
		monitor.write(new DataOutputStream(state));

		assertThatThrownBy(() -> FlowMonitor.read(new DataInputStream(new ByteArrayInputStream(state.toByteArray())),
				new FlowSettings(3, FlowSettings.Cadence.WEEK), FlowMonitor.standardWeights(), alert -> {
				})).isInstanceOf(IOException.class).hasMessageContaining("迟到期限");
	}

	@Test
	void everyRowIsCountedOnce() {
		var lines = new ArrayList<String>();
		var monitor = new FlowMonitor(FlowSettings.standard(), new AccountBook(), new FlowSink() {

			@Override
			public void alert(FlowAlert alert) {
			}

			@Override
			public void late(long line, LocalDate day) {
				lines.add("late " + day);
			}

			@Override
			public void repeated(long line, boolean same) {
				lines.add(same ? "same" : "other");
			}

		});
		long day = 86_400_000L;
		long begin = 20_000 * day;
		monitor.accept(FlowTransaction.of("a", begin, "1", "2", 100, FlowChannel.TRANSFER, false));
		monitor.accept(FlowTransaction.of("a", begin, "1", "2", 100, FlowChannel.TRANSFER, false));
		monitor.accept(FlowTransaction.of("a", begin, "1", "2", 200, FlowChannel.TRANSFER, false));
		monitor.accept(FlowTransaction.of("b", begin, "3", "3", 100, FlowChannel.TRANSFER, false));
		monitor.accept(FlowTransaction.of("c", begin, "", "3", Long.MAX_VALUE, FlowChannel.CASH, false));
		monitor.accept(FlowTransaction.of("d", begin + 8 * day, "1", "2", 100, FlowChannel.TRANSFER, false));
		monitor.accept(FlowTransaction.of("e", begin, "1", "2", 100, FlowChannel.TRANSFER, false));
		monitor.accept(FlowTransaction.of("f", begin + day, "1", "2", 100, FlowChannel.TRANSFER, false));
		monitor.accept(FlowTransaction.of("g", begin + 20_000 * day, "1", "2", 100, FlowChannel.TRANSFER, false));
		monitor.accept(FlowTransaction.of("h", begin + 2 * day, "1", "2", 100, FlowChannel.TRANSFER, false));
		assertThat(monitor.counts().waiting()).isEqualTo(4);
		monitor.end();

		var counts = monitor.counts();

		assertThat(lines).containsExactlyInAnyOrder("same", "other", "late 2024-10-04");
		assertThat(counts).isEqualTo(new FlowCounts(7, 0, 1, 1, 1, 1, 1));
		assertThat(counts.applied() + counts.waiting() + counts.duplicates() + counts.conflicting() + counts.late()).isEqualTo(10);
	}

	@Test
	void aRowFarAheadDoesNotMakeTheOthersLate() {
		var stray = new ArrayList<>(town.rows);
		stray.add(0, new Town.Row("X1", 9_000, 0, "居民1", "居民2", 500, FlowChannel.TRANSFER, false));
		stray.add(2_000, new Town.Row("X2", 9_000, 0, "居民1", "居民2", 500, FlowChannel.TRANSFER, false));
		var last = Town.BEGIN.plusDays(DAYS - 1);

		var told = town.alerts(stray).stream().filter(alert -> !alert.day().isAfter(last)).toList();

		assertThat(told).isEqualTo(town.alerts(town.rows));
	}

	@Test
	void noAmountAndNoStrangerEndsTheRun() {
		var rows = new ArrayList<Town.Row>();
		for (int i = 0; i < 3_000; i++) {
			rows.add(new Town.Row("T" + i, i / 10, i % 86_400, i % 3 == 0 ? "" : "p" + i % 40, i % 3 == 1 ? "" : "q" + i % 3,
					Long.MAX_VALUE,
					FlowChannel.OTHER, true));
		}

		assertThat(town.alerts(rows)).allSatisfy(alert -> assertThat(alert.score()).isBetween(0.0, 100.0));
	}

	@Test
	void anAmountOfNothingIsRefused() {
		assertThatThrownBy(() -> FlowTransaction.of("a", 0, "1", "2", 0, FlowChannel.OTHER, false))
				.isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> FlowTransaction.of("a", 0, "1", "2", -5, FlowChannel.OTHER, false))
				.isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void theOrderOfTheAccountListChangesNothing() {
		var other = Town.ordinary(1, DAYS);
		Collections.shuffle(other.accounts, new Random(9));

		assertThat(other.alerts(other.rows)).isEqualTo(town.alerts(town.rows));
	}

	/** Issue 5: several hands measure the parties of a day, and tell what one tells; rows handed over many at a time as well as singly. */
	@Test
	void moreHandsAndManyRowsAtATimeChangeNothing() {
		var alerts = new ArrayList<FlowAlert>();
		var monitor = new FlowMonitor(FlowSettings.standard(), town.book(), alerts::add);
		var hands = Executors.newFixedThreadPool(3);
		monitor.helpedBy(hands, 3);
		var rows = new FlowRows();
		for (var row : town.rows) {
			rows.add(row.transaction());
			if (rows.full()) {
				monitor.accept(rows);
				rows.clear();
			}
		}
		monitor.accept(rows);
		monitor.end();
		hands.shutdown();

		assertThat(alerts).isEqualTo(town.alerts(town.rows));
	}

	/** Days of many rows are worked off in shards: the whole state is the same, byte for byte, gates that open on the same day included. */
	@Test
	void theStateIsTheSameHoweverManyHandsThereWere() throws IOException {
		var random = new Random(21);
		var rows = new ArrayList<FlowTransaction>();
		for (int i = 0; i < 60_000; i++) {
			rows.add(FlowTransaction.of("T" + i % 59_000, 20_000L * 86_400_000 + i * 20_000L, "p" + random.nextInt(900), "p" + random.nextInt(200),
					10_000 + random.nextInt(1_000_000), FlowChannel.TRANSFER, false));
		}
		var states = new ArrayList<byte[]>();
		for (int hands = 0; hands < 4; hands++) {
			var monitor = new FlowMonitor(FlowSettings.standard(), new AccountBook(), alert -> {
			});
			var pool = Executors.newFixedThreadPool(3);
			monitor.helpedBy(pool, hands);
			rows.forEach(monitor::accept);
			pool.shutdown();
			var state = new ByteArrayOutputStream();
			monitor.write(new DataOutputStream(state));
			states.add(state.toByteArray());

			assertThat(monitor.memory().gated()).isGreaterThan(200);
			assertThat(states.get(hands)).isEqualTo(states.get(0));
		}
	}

	/** What is passed over without a reading would neither be judged nor tie one party to another. */
	@Test
	void whoIsPassedOverHasNothingToTell() {
		var monitor = new FlowMonitor(FlowSettings.standard(), town.book(), alert -> {
		});
		int passedOver = 0;
		int day = 0;
		for (var row : town.rows) {
			monitor.accept(row.transaction());
			if (row.day() >= day + 14) {
				day = row.day();
				int end = (int) Town.BEGIN.toEpochDay() + day - FlowSettings.standard().latenessDays() - 1;
				for (var cold : monitor.cold()) {
					var read = monitor.measure(cold, end);
					if (!cold.mayTell(end)) {
						passedOver++;
						assertThat(read.depositors).as(monitor.accounts().name(cold.party)).isLessThan(FlowReading.DEPOSITORS_LEAST);
						assertThat(read.lenders).isLessThan(Links.SHARED_LEAST);
						assertThat(read.strength(FlowFeature.POS_COLLECTION)).isZero();
					}
				}
			}
		}
		assertThat(passedOver).isGreaterThan(50);
	}

	/** Issue 5: a sheet that many readings were made on, long ones before short ones, leaves nothing of one to the next. */
	@Test
	void aReadingHangsOnNothingThatItsSheetHeldBefore() {
		var monitor = new FlowMonitor(FlowSettings.standard(), town.book(), alert -> {
		});
		var sheet = new ReadingSheet();
		int followed = 0;
		int day = 0;
		for (var row : town.rows) {
			monitor.accept(row.transaction());
			if (row.day() >= day + 28) {
				day = row.day();
				int end = (int) Town.BEGIN.toEpochDay() + day - FlowSettings.standard().latenessDays() - 1;
				for (var cold : monitor.cold()) {
					var fresh = monitor.measure(cold, end);
					var read = new FlowReading(cold, sheet, end, monitor.accounts(), monitor.hot());
					read.count();
					read.measure(monitor.accounts().population(LocalDate.ofEpochDay(end).getYear()), new SubjectFacts());

					assertThat(read).usingRecursiveComparison().comparingOnlyFields("strength", "value", "lenders", "lendersFen", "inFen", "outFen",
							"forwardTo", "forwardFen", "bands", "rateLow", "rateHigh", "due", "dueMissed", "lumpsFen", "sink").isEqualTo(fresh);
					// what is counted by bits is what the sentence says of them one by one
					if (!fresh.bands.isEmpty()) {
						followed++;
						long hits = IntStream.range(fresh.first, fresh.end)
							.filter(i -> fresh.deposit(i) && fresh.paidOn(i, fresh.bands.get(0), new BitSet())).count();
						assertThat(fresh.value(FlowFeature.COMMISSION)).isEqualTo((double) hits / fresh.deposits);
					}
				}
			}
		}
		assertThat(followed).isPositive();
	}

	/** Issue 5: at most 300 bytes for an account that did not pass the gate, all in. */
	@Test
	void anOrdinaryAccountTakesAtMostThreeHundredBytes() {
		int count = 100_000;
		var book = new AccountBook();
		for (int i = 0; i < count; i++) {
			book.enter("62220213%011d".formatted(i * 7L), "34032319%010d".formatted(i * 13L), PartyKind.PERSON, Town.BEGIN, 1970, 340323);
		}
		var monitor = new FlowMonitor(FlowSettings.standard(), book, alert -> {
		});
		var random = new Random(3);
		for (int i = 0; i < count; i++) {
			monitor.accept(FlowTransaction.of("T" + i, (20_000L + i / 1_000) * 86_400_000L,
					"62220213%011d".formatted(random.nextInt(count) * 7L),
					"62220213%011d".formatted(random.nextInt(count) * 7L), 20_000, FlowChannel.TRANSFER, false));
		}
		monitor.end();

		var memory = monitor.memory();

		assertThat(memory.gated()).isLessThan(count / 1_000);
		assertThat((double) (memory.bookBytes() + memory.hotBytes()) / memory.parties()).isLessThanOrEqualTo(300);
	}

}
