package cn.fangfei.detection.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The small measures behind D1, D3, D4, D6 and D12 (issue 5). */
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

	/** Used again for fewer keys and for more. */
	@Test
	void sumsByKeyAreThoseOfAMap() {
		var random = new Random(8);
		var sums = new Sums();
		for (int round = 0; round < 200; round++) {
			int most = 1 + random.nextInt(300);
			var naive = new LinkedHashMap<Long, Long>();
			sums.clear(most);
			for (int n = 0; n < 3 * most; n++) {
				long key = random.nextInt(most) * (round % 2 == 0 ? 1L : 1_000_000L);
				long more = n % 50 == 0 ? Long.MAX_VALUE : 1 + random.nextInt(100);

				assertThat(sums.add(key, more)).isEqualTo(naive.merge(key, more, PairTable::sum));
			}
			var keys = new ArrayList<Long>();
			for (int i = 0; i < sums.size(); i++) {
				keys.add(sums.key(i));
				assertThat(sums.sum(i)).isEqualTo(naive.get(sums.key(i)));
			}
			assertThat(keys).containsExactlyElementsOf(naive.keySet());
			assertThat(sums.sorted()).containsExactly(naive.values().stream().mapToLong(Long::longValue).sorted().toArray());
		}
	}

	@Test
	void aDepositIsFollowedWhenOneOfItsPartsLiesWithinTheBounds() {
		var random = new Random(9);
		var sheet = new ReadingSheet();
		for (int round = 0; round < 200; round++) {
			int count = 1 + random.nextInt(60);
			sheet.beginParts(count);
			var soon = new BitSet[count];
			for (int d = 0; d < count; d++) {
				soon[d] = new BitSet();
				for (int n = random.nextInt(4); n > 0; n--) {
					int part = 8 + random.nextInt(243);
					boolean within = random.nextBoolean();
					sheet.paidOn(d, part, within);
					if (within) {
						soon[d].set(part);
					}
				}
			}
			int low = 8 + random.nextInt(200);
			int high = low + random.nextInt(40);

			assertThat(sheet.followed(count, low, high, true))
				.isEqualTo((int) Arrays.stream(soon).filter(parts -> !parts.get(low, high + 1).isEmpty()).count());
		}
	}

	/** The reading of the only collector, at the end of a day. */
	private static FlowReading reading(Town town, int day) {
		town.sort();
		var monitor = new FlowMonitor(FlowSettings.standard(), town.book(), alert -> {
		});
		town.rows.forEach(row -> monitor.accept(row.transaction()));
		monitor.end();
		return monitor.readings((int) Town.BEGIN.toEpochDay() + day).stream().filter(read -> read.depositors > 0).findFirst().orElseThrow();
	}

	/** Fifteen lend on as many days; what they are paid after 60 days comes to each on a day of her own, or to all on one. */
	private static Town paying(boolean apart) {
		var town = new Town(3);
		town.account("收款户", PartyKind.COMPANY);
		town.people("出资", 15);
		for (int i = 0; i < 15; i++) {
			town.pay(i, "出资" + i, "收款户", 1_000_000);
			town.pay(apart ? 60 + i : 70, "收款户", "出资" + i, 20_000);
		}
		return town;
	}

	@Test
	void interestComesOnAsManyDaysAsDepositsADividendOnOne() {
		var interest = reading(paying(true), 80);
		var dividend = reading(paying(false), 80);

		assertThat(interest.interestDays).isEqualTo(15);
		assertThat(interest.strength(FlowFeature.INTEREST_DAYS)).isEqualTo(0.5);
		assertThat(dividend.interestDays).isEqualTo(1);
		assertThat(dividend.strength(FlowFeature.INTEREST_DAYS)).isCloseTo(1 / 30.0, within(1e-12));
	}

	@Test
	void whomTheListDoesNotNameCountsAgainstAndIsTold() {
		var town = paying(true);
		town.accounts.removeIf(account -> account.account().matches("出资1[0-4]"));

		var read = reading(town, 80);

		// of the eight with whom the gate opened no single payment is kept
		assertThat(read.depositors).isEqualTo(7);
		assertThat(read.unlisted).isEqualTo(5);
		assertThat(read.strength(FlowFeature.UNLISTED)).isCloseTo(5 / 7.0, within(1e-12));
		assertThat(new FlowSentences(read).coverage()).anyMatch(gap -> gap.startsWith("有5名出资人不在账户名册中"));
		assertThat(new FlowSentences(reading(paying(true), 80)).coverage()).noneMatch(gap -> gap.contains("名册"));
	}

	@Test
	void ofASubjectThatNobodyListsHalfIsTakenForUnseen() {
		var town = paying(true);
		town.accounts.removeIf(account -> account.account().equals("收款户"));

		var read = reading(town, 80);

		assertThat(read.unlisted).isZero();
		assertThat(read.strength(FlowFeature.UNLISTED)).isEqualTo(0.5);
		assertThat(new FlowSentences(read).coverage()).anyMatch(gap -> gap.startsWith("该账户不在账户名册中"));
	}

	private static int day(String date) {
		return (int) LocalDate.parse(date).toEpochDay();
	}

}
