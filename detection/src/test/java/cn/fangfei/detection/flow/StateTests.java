package cn.fangfei.detection.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.detection.flow.FlowSettings.Cadence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import org.junit.jupiter.api.Test;

/** The parts of the state against naive ones. */
class StateTests {

	/** Keys of digits, with zeros before them and one digit too many among them, of letters, empty and long ones. */
	@Test
	void keysKeepTheNumberGivenThemAndComeBackInTheirOrder() throws IOException {
		var keys = ByteKeys.sparse();
		var naive = new LinkedHashMap<String, Integer>();
		var random = new Random(1);
		for (int n = 0; n < 200_000; n++) {
			var key = switch (n % 4) {
				case 0 -> "6222" + random.nextInt(60_000) + "x".repeat(random.nextInt(20));
				case 1 -> "0".repeat(random.nextInt(12)) + random.nextInt(3_000);
				case 2 -> "%04d".formatted(random.nextInt(500)).repeat(6).substring(0, random.nextInt(25));
				default -> "62220213%011d".formatted(random.nextInt(20_000) * 7L);
			};
			int place = keys.find(key);

			assertThat(place >= 0).isEqualTo(naive.containsKey(key));
			if (place >= 0) {
				assertThat(keys.value(place)).isEqualTo(naive.get(key));
			}
			int value = random.nextInt(Integer.MAX_VALUE);
			if (place < 0) {
				assertThat(keys.add(key, value)).isEqualTo(naive.size());
			}
			else {
				keys.value(place, value);
			}
			naive.put(key, value);
		}
		var stream = new ByteArrayOutputStream();
		keys.write(new DataOutputStream(stream));
		var again = ByteKeys.dense().read(new DataInputStream(new ByteArrayInputStream(stream.toByteArray())));
		int number = 0;
		for (var entry : naive.entrySet()) {
			assertThat(keys.text(number)).isEqualTo(entry.getKey());
			assertThat(again.text(number)).isEqualTo(entry.getKey());
			assertThat(again.value(again.find(entry.getKey()))).isEqualTo(entry.getValue());
			number++;
		}
		assertThat(keys.find("nobody")).isEqualTo(-1);
		assertThat(keys.find("6222x6222")).isEqualTo(-1);
		assertThat(keys.size()).isEqualTo(naive.size()).isEqualTo(again.size());
	}

	/** The codes of keys of up to nineteen digits are told by naive reckoning: those of fewer digits come first; all others lie beyond. */
	@Test
	void aCodeOfDigitsIsTheKeyItself() {
		var random = new Random(7);
		for (int n = 0; n < 100_000; n++) {
			int length = 1 + random.nextInt(21);
			var key = new StringBuilder();
			for (int i = 0; i < length; i++) {
				key.append(n % 3 == 0 ? '9' : n % 3 == 1 ? '0' : (char) ('0' + random.nextInt(10)));
			}
			if (n % 5 == 0) {
				key.setCharAt(random.nextInt(length), (char) (random.nextBoolean() ? '/' - random.nextInt(40) : ':' + random.nextInt(60)));
			}
			var bytes = (random.nextInt(10) + key.toString() + random.nextInt(10)).getBytes(StandardCharsets.US_ASCII);
			var code = new BigInteger(Long.toUnsignedString(ByteKeys.code(bytes, 1, bytes.length - 1)));

			if (length <= 19 && n % 5 != 0) {
				var fewer = length == 1 ? BigInteger.ZERO : new BigInteger("1".repeat(length - 1)).multiply(BigInteger.TEN);
				assertThat(code).isEqualTo(fewer.add(BigInteger.ONE).add(new BigInteger(key.toString())));
			}
			else {
				assertThat(code).isGreaterThanOrEqualTo(new BigInteger("1".repeat(20)));
			}
		}
	}

	@Test
	void aHashIsOfTheBytesAlone() {
		var keys = ByteKeys.sparse();
		keys.add("first", 0);
		for (var text : new String[] { "甲公司账户", "0062220213", "9".repeat(19), "9".repeat(20) }) {
			var bytes = (" " + text).getBytes(StandardCharsets.UTF_8);

			assertThat(keys.hash(keys.add(text, 1))).isEqualTo(ByteKeys.hash(bytes, 1, bytes.length));
		}
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

	/**
	 * When a ninth comes, the one goes whose last day lies back furthest, of two of the same day the one in the lower place; what the eight did
	 * is what is handed over when the gate opens. Held against eight that are looked through each time, days that go back among them.
	 */
	@Test
	void theOneSeenLongestAgoMakesRoomForTheNinth() {
		var book = new AccountBook();
		for (int i = 0; i < 60; i++) {
			book.enter("p" + i, null, PartyKind.PERSON, null, 0, 0);
		}
		var random = new Random(5);
		for (int round = 0; round < 500; round++) {
			var hot = new HotRecords();
			hot.reach(9);
			var payers = new int[8][];
			var payees = new int[8][];
			int day = 20_000;
			for (int n = random.nextInt(80); n >= 0; n--) {
				day += random.nextInt(12) == 0 ? -random.nextInt(3) : random.nextInt(2);
				int payer = random.nextInt(2 + round % 20);
				int place = place(payers, payer);
				if (payers[place] == null || payers[place][0] != payer) {
					payers[place] = new int[] { payer, day, day, 0 };
				}
				payers[place][2] = day;
				payers[place][3] += n;
				hot.paidBy(9, payer, day, n * 100L, 90);
				int payee = 30 + random.nextInt(2 + round % 20);
				payees[place(payees, payee)] = new int[] { payee, day, day };
				hot.paid(9, payee, day, 90);
			}
			var cold = new ColdRecord(9);
			hot.moveTo(9, cold, book);

			int pairs = 0;
			for (var payer : payers) {
				if (payer != null) {
					int slot = cold.pairs.find(payer[0]);
					assertThat(new int[] { PairTable.day(cold.pairs.firstIn[slot]), PairTable.day(cold.pairs.lastIn[slot]), (int) cold.pairs.in[slot] })
						.isEqualTo(new int[] { payer[1], payer[2], payer[3] * 100 });
					pairs++;
				}
			}
			for (var payee : payees) {
				if (payee != null) {
					int slot = cold.pairs.find(payee[0]);
					assertThat(PairTable.day(cold.pairs.lastOut[slot])).isEqualTo(payee[2]);
					pairs++;
				}
			}
			assertThat(cold.pairs.size).isEqualTo(pairs);
		}
	}

	/** Where somebody stands, else the first empty place, else that of the one seen longest ago. */
	private static int place(int[][] eight, int who) {
		int oldest = 0;
		for (int i = 0; i < 8; i++) {
			if (eight[i] != null && eight[i][0] == who) {
				return i;
			}
			if (eight[oldest] != null && (eight[i] == null || eight[i][2] < eight[oldest][2])) {
				oldest = i;
			}
		}
		return oldest;
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
			int who = (int) (3_000 * Math.pow(random.nextDouble(), 2));
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
			if (slot < 0) {
				assertThat(in.containsKey(who) || out.containsKey(who)).isFalse();
				continue;
			}
			assertThat(table.in[slot]).isEqualTo(in.getOrDefault(who, 0L));
			assertThat(table.out[slot]).isEqualTo(out.getOrDefault(who, 0L));
			assertThat(table.inStep[slot]).isEqualTo(steps.getOrDefault(who, 0).byteValue());
			assertThat(PairTable.day(table.lastOut[slot])).isEqualTo(last.getOrDefault(who, 0));
		}
		assertThat(table.large()).isEqualTo((int) in.values().stream().filter(fen -> fen >= FlowSettings.DEPOSIT_MEAN_FEN).count()).isPositive();
		assertThat(table.onlyPaid()).isEqualTo((int) out.keySet().stream().filter(who -> !in.containsKey(who)).count()).isPositive();
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
			back += table.firstOut[slot] != 0 ? 1 : 0;
		}

		assertThat(table.size).isLessThanOrEqualTo(PairTable.MOST);
		assertThat((double) table.size * (1 << table.thinning)).isBetween(count * 0.9, count * 1.1);
		assertThat((double) back / table.size).isBetween(0.22, 0.28);
	}

	@Test
	void theLogKeepsTheLatestAndSaysFromWhenOnItIsWhole() {
		var packed = new PackedLog();
		var expected = new ArrayList<String>();
		int begin = FlowLog.secondOfDay(20_000);
		for (int n = 0; n < 20_000; n++) {
			var id = ("T" + n).getBytes(StandardCharsets.UTF_8);
			packed.add(begin + n * 600, n % 7, 100 + n, FlowLog.marks(FlowChannel.POS, n % 2 == 0), n % 3 == 0, n, n % 100, id, 0, id.length);
			expected.add("T" + n);
		}

		var log = packed.opened();
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
		var packed = new PackedLog();
		var id = new byte[] { 'a' };
		for (int day = 0; day < 500; day++) {
			packed.add(FlowLog.secondOfDay(20_000 + day), 1, 100, (byte) 0, false, 0, 0, id, 0, 1);
		}

		var log = packed.opened();

		assertThat(log.day(log.from)).isEqualTo(20_000 + 499 - FlowSettings.LOG_DAYS);
		assertThat(packed.bytesHeld()).isLessThan(4_000);
	}

	/** Whatever a row says comes out of the packed log as it went in, ids of digits, of letters, of none and very long ones among them. */
	@Test
	void aPackedLogGivesBackWhatWasPutIn() throws IOException {
		var random = new Random(11);
		var packed = new PackedLog();
		record Entry(int second, int other, long fen, byte marks, boolean out, long base, int gap, String id) {
		}
		var expected = new ArrayList<Entry>();
		int second = FlowLog.secondOfDay(20_000);
		for (int n = 0; n < 3_000; n++) {
			second += random.nextInt(3) * random.nextInt(4_000);
			var id = switch (n % 7) {
				case 0 -> "";
				case 1 -> "0".repeat(1 + random.nextInt(18));
				case 2 -> "9".repeat(1 + random.nextInt(25));
				case 3 -> "流水" + n;
				case 4 -> "x".repeat(120 + random.nextInt(130));
				case 5 -> "-" + n;
				default -> Long.toString(Math.floorMod(random.nextLong(), 1_000_000_000_000_000_000L));
			};
			boolean out = random.nextBoolean();
			var entry = new Entry(second, random.nextInt(5) == 0 ? -1 : random.nextInt(), random.nextLong() >>> 1 + random.nextInt(62),
					FlowLog.marks(FlowChannel.at(random.nextInt(5)), random.nextBoolean()), out,
					out ? random.nextLong() >>> 1 + random.nextInt(62) : 0, out ? random.nextInt(40_000) : 0, id);
			entry = new Entry(entry.second, entry.other == -1 ? -1 : entry.other & 0x3fffffff, entry.fen, entry.marks, out, entry.base, entry.gap, id);
			expected.add(entry);
			var bytes = (" " + id + "!").getBytes(StandardCharsets.UTF_8);
			packed.add(entry.second, entry.other, entry.fen, entry.marks, out, entry.base, entry.gap, bytes, 1, bytes.length - 1);
			if (n % 500 == 499) {
				var stream = new ByteArrayOutputStream();
				packed.write(new DataOutputStream(stream));
				packed = PackedLog.read(new DataInputStream(new ByteArrayInputStream(stream.toByteArray())));
			}
		}
		int stale = second - FlowSettings.LOG_DAYS * 86_400;
		expected.removeIf(entry -> entry.second < stale);

		var log = packed.opened();

		assertThat(log.to).isEqualTo(expected.size()).isGreaterThan(1_000);
		for (int i = 0; i < log.to; i++) {
			var entry = expected.get(i);
			byte marks = (byte) (log.marks[i] & ~PackedLog.OUT);
			assertThat(new Entry(log.second[i], log.other[i], log.fen[i], marks, log.out(i), log.base[i], log.gap[i], log.id(i)))
				.isEqualTo(new Entry(entry.second, entry.other, entry.fen, entry.marks, entry.out, entry.base, Math.min(Short.MAX_VALUE, entry.gap),
						entry.id));
		}
	}

	/** A row of a day's batch, and one handed over alone: the same parties in the same order, however many are looked up together. */
	@Test
	void keysLookedUpTogetherGetTheNumbersOfThoseLookedUpOneByOne() {
		var random = new Random(12);
		var together = new AccountBook();
		var single = new AccountBook();
		var rows = new FlowRows();
		for (int round = 0; round < 400; round++) {
			rows.clear();
			int count = 1 + random.nextInt(16);
			for (int i = 0; i < count; i++) {
				var payer = random.nextInt(9) == 0 ? "" : (round % 2 == 0 ? "p" : "622") + random.nextInt(9_000);
				var payee = (random.nextBoolean() ? "p" : "622") + random.nextInt(9_000);
				rows.add(FlowTransaction.of("T" + i, i, payer, payee, 1, FlowChannel.OTHER, false));
			}

			together.parties(rows);

			assertThat(parties(rows)).isEqualTo(oneByOne(single, rows));
		}
		assertThat(together.parties()).isEqualTo(single.parties()).isGreaterThan(3_000);
	}

	/** Issue 5: who reads ahead looks accounts up while new ones are entered, and the table grows, on another thread. */
	@Test
	void keysLookedUpAheadWhileOthersAreEnteredGetTheSameNumbers() throws Exception {
		var random = new Random(13);
		var book = new AccountBook();
		var single = new AccountBook();
		var ahead = new ArrayBlockingQueue<FlowRows>(8);
		var reader = new Thread(() -> {
			for (int round = 0; round < 1_500; round++) {
				var rows = new FlowRows();
				while (!rows.full()) {
					// mostly accounts that have just been entered, or are about to be
					int recent = round * 60 + random.nextInt(400);
					rows.add(FlowTransaction.of("T", 1, (recent % 7 == 0 ? "p" : "622") + recent, "622" + random.nextInt(recent + 1), 1,
							FlowChannel.OTHER, false));
				}
				book.look(rows);
				try {
					ahead.put(rows);
				}
				catch (InterruptedException stopped) {
					return;
				}
			}
		});
		reader.start();
		long known = 0;
		try {
			for (int round = 0; round < 1_500; round++) {
				var rows = ahead.take();
				known += Arrays.stream(rows.parties, 0, 2 * rows.size).filter(party -> party >= 0).count();

				book.parties(rows);

				assertThat(parties(rows)).isEqualTo(oneByOne(single, rows));
			}
		}
		finally {
			reader.interrupt();
		}
		assertThat(book.parties()).isEqualTo(single.parties()).isGreaterThan(80_000);
		assertThat(known).isGreaterThan(300_000);
	}

	private static int[] parties(FlowRows rows) {
		return Arrays.copyOf(rows.parties, 2 * rows.size());
	}

	private static int[] oneByOne(AccountBook book, FlowRows rows) {
		var parties = new int[2 * rows.size()];
		for (int i = 0; i < rows.size(); i++) {
			parties[2 * i] = book.party(rows.keys, rows.keyBegin(i), rows.keyEnd[2 * i]);
			parties[2 * i + 1] = book.party(rows.keys, rows.keyEnd[2 * i], rows.keyEnd[2 * i + 1]);
		}
		return parties;
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
