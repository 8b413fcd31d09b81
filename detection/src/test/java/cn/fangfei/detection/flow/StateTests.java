package cn.fangfei.detection.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.detection.flow.FlowSettings.Cadence;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The parts of the state against naive ones. */
class StateTests {

	@Test
	void keysGetTheNumberOfTheirFirstComing() {
		var keys = new ByteKeys();
		var naive = new LinkedHashMap<String, Integer>();
		var random = new Random(1);
		for (int n = 0; n < 200_000; n++) {
			var key = "6222" + random.nextInt(60_000) + "x".repeat(random.nextInt(20));
			naive.putIfAbsent(key, naive.size());

			assertThat(keys.add(key)).isEqualTo(naive.get(key));
		}
		naive.forEach((key, number) -> assertThat(keys.text(number)).isEqualTo(key));
		assertThat(keys.find("nobody")).isEqualTo(-1);
		assertThat(keys.size()).isEqualTo(naive.size());
	}

	@Test
	void aHashIsOfTheBytesAlone() {
		var a = new ByteKeys();
		a.add("first");
		var text = "甲公司账户";
		var bytes = (" " + text).getBytes(StandardCharsets.UTF_8);

		assertThat(a.hash(a.add(text))).isEqualTo(ByteKeys.hash(bytes, 1, bytes.length));
	}

	/** The gate opens at the payment that makes eight different payers within 90 days, never before and never later. */
	@Test
	void theGateCountsExactly() {
		var random = new Random(4);
		for (int round = 0; round < 300; round++) {
			var hot = new HotRecords();
			hot.reach(0);
			var payerSeen = new HashMap<Integer, Integer>();
			var payeeSeen = new HashMap<Integer, Integer>();
			int day = 20_000;
			for (int n = 0; n < 60; n++) {
				day += random.nextInt(20);
				int who = random.nextInt(15);
				payerSeen.put(who, day);
				int now = day;
				boolean opens = payerSeen.values().stream().filter(last -> now - last < 90).count() >= 8;
				boolean opened = hot.paidBy(0, who, day, 100_000, 90);
				payeeSeen.put(who + 3, day);
				boolean opensOut = payeeSeen.values().stream().filter(last -> now - last < 90).count() >= 8;
				boolean openedOut = hot.paid(0, who + 3, day, 90);

				assertThat(opened).isEqualTo(opens);
				assertThat(openedOut).isEqualTo(opensOut);
				if (opens) {
					break;
				}
			}
		}
	}

	@Test
	void pairsAreWhatANaiveTableSays() {
		var book = new AccountBook();
		for (int i = 0; i < 3_000; i++) {
			book.enter("p" + i, null, PartyKind.PERSON, null, 0, 0);
		}
		var random = new Random(2);
		var table = new PairTable();
		var in = new HashMap<Integer, Long>();
		var out = new HashMap<Integer, Long>();
		var last = new HashMap<Integer, Integer>();
		var steps = new HashMap<Integer, Integer>();
		for (int n = 0; n < 40_000; n++) {
			int day = 20_000 + n / 50;
			int who = random.nextInt(3_000);
			long fen = 1 + random.nextInt(1_000_000);
			int slot = table.at(who, book);
			if (random.nextBoolean()) {
				table.paidIn(slot, day, fen);
				in.merge(who, fen, Long::sum);
			}
			else {
				table.paidOut(slot, day, fen);
				out.merge(who, fen, Long::sum);
				var before = last.put(who, day);
				if (before != null && Rhythm.inStep(day - before) && day - before >= 5) {
					steps.merge(who, 1, Integer::sum);
				}
			}
		}
		for (int who = 0; who < 3_000; who++) {
			int slot = table.find(who);
			assertThat(table.in[slot]).isEqualTo(in.getOrDefault(who, 0L));
			assertThat(table.out[slot]).isEqualTo(out.getOrDefault(who, 0L));
			assertThat(table.inStep[slot]).isEqualTo(steps.getOrDefault(who, 0).byteValue());
			assertThat(PairTable.day(table.lastOut[slot])).isEqualTo(last.getOrDefault(who, 0));
		}
	}

	@Test
	void aTableOfTooManyPairsKeepsAFairPart() {
		int count = 40_000;
		var book = new AccountBook();
		for (int i = 0; i < count; i++) {
			book.enter("p" + i, null, PartyKind.PERSON, null, 0, 0);
		}
		var table = new PairTable();
		for (int i = 0; i < count; i++) {
			int slot = table.at(i, book);
			if (slot >= 0) {
				table.paidIn(slot, 20_000, 100);
				if (i % 4 == 0) {
					table.paidOut(slot, 20_001, 100);
				}
			}
		}
		int back = 0;
		for (int slot = 0; slot < table.capacity(); slot++) {
			back += table.person[slot] != 0 && table.firstOut[slot] != 0 ? 1 : 0;
		}

		assertThat(table.size).isLessThanOrEqualTo(PairTable.MOST);
		assertThat((double) table.size * (1 << table.thinning)).isBetween(count * 0.9, count * 1.1);
		assertThat((double) back / table.size).isBetween(0.22, 0.28);
	}

	@Test
	void theLogKeepsTheLatestAndSaysFromWhenOnItIsWhole() {
		var log = new FlowLog();
		var expected = new ArrayList<String>();
		int begin = FlowLog.secondOfDay(20_000);
		for (int n = 0; n < 20_000; n++) {
			var id = ("T" + n).getBytes(StandardCharsets.UTF_8);
			log.add(begin + n * 600, n % 7, 100 + n, FlowLog.marks(FlowChannel.POS, n % 2 == 0), n % 3 == 0, n, n % 100, id, 0, id.length);
			expected.add("T" + n);
		}

		int kept = log.to - log.from;
		assertThat(kept).isLessThanOrEqualTo(FlowSettings.LOG_MOST).isGreaterThan(FlowSettings.LOG_MOST - 3);
		for (int i = log.from; i < log.to; i++) {
			int n = 20_000 - (log.to - i);
			assertThat(log.id(i)).isEqualTo(expected.get(n));
			assertThat(log.fen[i]).isEqualTo(100 + n);
			assertThat(log.out(i)).isEqualTo(n % 3 == 0);
			assertThat(log.rollOver(i)).isEqualTo(n % 2 == 0);
			assertThat(log.channel(i)).isEqualTo(FlowChannel.POS);
			assertThat(log.day(i)).isEqualTo(20_000 + n / 144);
		}
		assertThat(log.since()).isLessThanOrEqualTo(log.second[log.from]).isGreaterThan(log.second[log.from] - 600);
	}

	@Test
	void theLogForgetsAfterHalfAYear() {
		var log = new FlowLog();
		var id = new byte[] { 'a' };
		for (int day = 0; day < 500; day++) {
			log.add(FlowLog.secondOfDay(20_000 + day), 1, 100, (byte) 0, false, 0, 0, id, 0, 1);
		}

		assertThat(log.day(log.from)).isEqualTo(20_000 + 499 - FlowSettings.LOG_DAYS);
		assertThat(log.bytesHeld()).isLessThan(100_000);
	}

	@Test
	void weeksEndOnSundayAndMonthsOnTheirLastDay() {
		assertThat(Cadence.WEEK.judgesAfter(LocalDate.of(2026, 11, 22).toEpochDay())).isTrue();
		assertThat(Cadence.WEEK.judgesAfter(LocalDate.of(2026, 11, 21).toEpochDay())).isFalse();
		assertThat(Cadence.MONTH.judgesAfter(LocalDate.of(2028, 2, 29).toEpochDay())).isTrue();
		assertThat(Cadence.MONTH.judgesAfter(LocalDate.of(2028, 2, 28).toEpochDay())).isFalse();
		assertThatThrownBy(() -> new FlowSettings(32, Cadence.DAY)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void theStepsOfInterestAreThoseOfTheTable() {
		for (int days : new int[] { 6, 7, 8, 14, 15, 16, 28, 30, 32, 86, 94, 175, 185, 359, 371 }) {
			assertThat(Rhythm.inStep(days)).as("%d", days).isTrue();
		}
		for (int days : new int[] { 5, 9, 13, 17, 27, 33, 85, 95, 174, 186, 358, 372 }) {
			assertThat(Rhythm.inStep(days)).as("%d", days).isFalse();
		}
	}

}
