package cn.fangfei.detection.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.fangfei.detection.flow.FlowChannel;
import cn.fangfei.detection.flow.FlowTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Issue 5 item 5(b): a payment that the statements of both its sides tell of counts once. */
class BothSidesTests {

	private static final long DAY = 86_400_000L;

	private static final long MINUTE = 60_000L;

	private static final Map<String, Set<String>> TWO = Map.of("甲行", Set.of("S"), "乙行", Set.of("K"));

	private record Told(String statement, String id, long millis, String payer, String payee, long fen) {
	}

	private static Set<String> doubled(Map<String, Set<String>> accounts, List<Told> rows) {
		return found(accounts, rows).doubled();
	}

	private static BothSides.Found found(Map<String, Set<String>> accounts, List<Told> rows) {
		var sides = new BothSides(accounts);
		rows.forEach(row -> sides.accept(row.statement(),
				FlowTransaction.of(row.id(), row.millis(), row.payer(), row.payee(), row.fen(), FlowChannel.TRANSFER, false)));
		return sides.found();
	}

	@Test
	void ofOnePaymentUnderTwoNumbersThePayersRowCounts() {
		assertThat(doubled(TWO, List.of(new Told("甲行", "A1", 10, "S", "K", 500), new Told("乙行", "B1", 20, "S", "K", 500))))
			.containsExactly("B1");
		assertThat(doubled(TWO, List.of(new Told("乙行", "B1", 20, "K", "S", 500), new Told("甲行", "A1", 10, "K", "S", 500))))
			.containsExactly("A1");
	}

	@Test
	void twoEqualPaymentsOfADayStayTwo() {
		assertThat(doubled(TWO, List.of(new Told("甲行", "A1", 10, "S", "K", 500), new Told("甲行", "A2", 30, "S", "K", 500),
				new Told("乙行", "B1", 11, "S", "K", 500), new Told("乙行", "B2", 31, "S", "K", 500)))).containsExactlyInAnyOrder("B1", "B2");
		// the payee's statement knows of one more than the payer's
		assertThat(doubled(TWO, List.of(new Told("甲行", "A1", 10, "S", "K", 500), new Told("乙行", "B1", 11, "S", "K", 500),
				new Told("乙行", "B2", 31, "S", "K", 500)))).containsExactly("B1");
	}

	@Test
	void aNumberThatBothSidesShareIsOnePaymentAndTakesNoOtherWithIt() {
		assertThat(doubled(TWO, List.of(new Told("甲行", "X", 10, "S", "K", 500), new Told("乙行", "X", 10, "S", "K", 500),
				new Told("乙行", "B2", 31, "S", "K", 500)))).isEmpty();
	}

	@Test
	void anotherDayAmountOrPartyIsAnotherPayment() {
		assertThat(doubled(TWO, List.of(new Told("甲行", "A1", 10, "S", "K", 500), new Told("乙行", "B1", DAY, "S", "K", 500),
				new Told("乙行", "B2", 10, "S", "K", 501), new Told("乙行", "B3", 10, "K", "S", 500), new Told("乙行", "B4", 10, "P", "K", 500))))
			.isEmpty();
	}

	@Test
	void aPaymentThatIsBookedBeforeMidnightHereAndAfterItThereCountsOnceAndIsNamed() {
		var left = new Told("甲行", "A1", DAY - 10 * MINUTE, "S", "K", 500);
		var came = new Told("乙行", "B1", DAY + 20 * MINUTE, "S", "K", 500);

		assertThat(found(TWO, List.of(left, came)).doubled()).containsExactly("B1");
		assertThat(found(TWO, List.of(came, left)).nights())
			.containsExactly(new BothSides.Night("S", "K", 500, "A1", left.millis(), "B1", came.millis()));
		// the clock of the payee's bank is behind
		var early = new Told("乙行", "B1", DAY - MINUTE, "S", "K", 500);
		var late = new Told("甲行", "A1", DAY + MINUTE, "S", "K", 500);
		assertThat(found(TWO, List.of(early, late)).nights())
			.containsExactly(new BothSides.Night("S", "K", 500, "A1", late.millis(), "B1", early.millis()));
	}

	@Test
	void moreMinutesAnotherAmountOrARowWithoutATimeIsNoPairOverMidnight() {
		var left = new Told("甲行", "A1", DAY - 10 * MINUTE, "S", "K", 500);

		assertThat(doubled(TWO, List.of(left, new Told("乙行", "B1", DAY + 20 * MINUTE + 1, "S", "K", 500), new Told("乙行", "B2", DAY + MINUTE, "S", "K", 501),
				new Told("乙行", "B3", DAY + MINUTE, "K", "S", 500), new Told("乙行", "B4", DAY, "S", "K", 500), new Told("乙行", "B5", 2 * DAY, "S", "K", 500))))
			.isEmpty();
		// both of one statement, and two of one side
		assertThat(doubled(Map.of("甲行", Set.of("S", "K")), List.of(left, new Told("甲行", "A2", DAY + MINUTE, "S", "K", 500)))).isEmpty();
		assertThat(doubled(TWO, List.of(left, new Told("甲行", "A2", DAY + MINUTE, "S", "K", 500)))).isEmpty();
	}

	@Test
	void whatTheSameDayExplainsTakesNoRowOfTheNext() {
		var found = found(TWO, List.of(new Told("甲行", "A1", DAY - MINUTE, "S", "K", 500), new Told("乙行", "B1", DAY - MINUTE, "S", "K", 500),
				new Told("乙行", "B2", DAY + MINUTE, "S", "K", 500)));

		assertThat(found.doubled()).containsExactly("B1");
		assertThat(found.nights()).isEmpty();
		// of two that left the later one crossed midnight
		assertThat(found(TWO, List.of(new Told("甲行", "A1", DAY - 9 * MINUTE, "S", "K", 500), new Told("甲行", "A2", DAY - MINUTE, "S", "K", 500),
				new Told("乙行", "B1", DAY - 8 * MINUTE, "S", "K", 500), new Told("乙行", "B2", DAY + MINUTE, "S", "K", 500))).nights())
			.extracting(BothSides.Night::payerId, BothSides.Night::payeeId)
			.containsExactly(tuple("A2", "B2"));
	}

	@Test
	void whoPaysTheSameAtMidnightEachDayIsNotCountedOnceTooOften() {
		var rows = new ArrayList<Told>();
		for (int day = 1; day <= 40; day++) {
			rows.add(new Told("甲行", "A" + day, day * DAY - MINUTE, "S", "K", 500));
			rows.add(new Told("乙行", "B" + day, day * DAY + MINUTE, "S", "K", 500));
		}

		var found = found(TWO, rows);

		assertThat(found.doubled()).hasSize(40);
		assertThat(found.nights()).hasSize(40).allSatisfy(night -> assertThat(night.payerId().substring(1)).isEqualTo(night.payeeId().substring(1)));
	}

	/** A machine that pays another the same small sum all night. */
	@Test
	void aNightOfManyEqualPaymentsIsSettledInAMoment() {
		int count = 20_000;
		var rows = new ArrayList<Told>();
		for (int i = 0; i < count; i++) {
			rows.add(new Told("甲行", "A" + i, DAY - 1 - i * 50L, "S", "K", 500));
			rows.add(new Told("乙行", "B" + i, DAY + 1 + i * 50L, "S", "K", 500));
		}

		var found = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> found(TWO, rows));

		assertThat(found.doubled()).hasSize(count);
		assertThat(found.nights()).hasSize(count);
	}

	@Test
	void ofAllWaysToPairRowsOneIsTakenThatLeavesTheFewestOver() {
		var random = new Random(29);
		long nights = 0;
		for (int round = 0; round < 3_000; round++) {
			var rows = new ArrayList<Told>();
			for (int n = 1 + random.nextInt(14); n > 0; n--) {
				boolean left = random.nextBoolean();
				long minutes = random.nextInt(5) == 0 ? random.nextInt(-40, 41) : random.nextInt(0, 21) * (left ? -1 : 1);
				long at = random.nextInt(1, 6) * DAY + (random.nextInt(6) == 0 ? random.nextLong(DAY) : minutes * MINUTE);
				rows.add(new Told(left ? "甲行" : "乙行", "R" + n, at, "S", "K", 500));
			}
			Collections.shuffle(rows, random);

			var found = found(TWO, rows);

			assertThat(found.doubled()).as("%s", rows).hasSize(mostPairs(rows));
			assertThat(found.doubled()).allMatch(id -> rows.stream().anyMatch(row -> row.id().equals(id) && row.statement().equals("乙行")));
			assertThat(found.nights()).allMatch(night -> same(night.payerMillis(), night.payeeMillis()) && night.payerMillis() / DAY != night.payeeMillis() / DAY);
			assertThat(found.nights()).extracting(BothSides.Night::payerId).doesNotHaveDuplicates();
			Collections.shuffle(rows, random);
			assertThat(found(TWO, rows)).isEqualTo(found);
			nights += found.nights().size();
		}
		assertThat(nights).isGreaterThan(1_000);
	}

	/** As many rows of payees as can be given a row of a payer each: augmenting paths over all rows. */
	private static int mostPairs(List<Told> rows) {
		var payers = rows.stream().filter(row -> row.statement().equals("甲行")).toList();
		var payees = rows.stream().filter(row -> row.statement().equals("乙行")).toList();
		var given = new int[payers.size()];
		Arrays.fill(given, -1);
		int pairs = 0;
		for (int payee = 0; payee < payees.size(); payee++) {
			pairs += gives(payee, payees, payers, given, new boolean[payers.size()]) ? 1 : 0;
		}
		return pairs;
	}

	private static boolean gives(int payee, List<Told> payees, List<Told> payers, int[] given, boolean[] seen) {
		for (int payer = 0; payer < payers.size(); payer++) {
			if (!seen[payer] && same(payers.get(payer).millis(), payees.get(payee).millis())) {
				seen[payer] = true;
				if (given[payer] < 0 || gives(given[payer], payees, payers, given, seen)) {
					given[payer] = payee;
					return true;
				}
			}
		}
		return false;
	}

	private static boolean same(long payer, long payee) {
		long first = Math.min(payer, payee);
		long second = Math.max(payer, payee);
		return first / DAY == second / DAY || second - first <= 30 * MINUTE && second % DAY != 0;
	}

	@Test
	void manyRandomCasesCountEachPaymentOnce() {
		var random = new Random(11);
		int met = 0;
		for (int round = 0; round < 500; round++) {
			int banks = 2 + random.nextInt(3);
			var accounts = new HashMap<String, Set<String>>();
			for (int bank = 0; bank < banks; bank++) {
				accounts.put("行" + bank, new HashSet<>(Set.of("A" + bank)));
			}
			if (random.nextInt(3) == 0) {
				accounts.get("行0").add("A" + banks);
			}
			var truth = new ArrayList<Told>();
			var rows = new ArrayList<Told>();
			for (int n = random.nextInt(60); n > 0; n--) {
				var payer = "A" + random.nextInt(banks + 3);
				var payee = "A" + random.nextInt(banks + 3);
				if (payer.equals(payee)) {
					continue;
				}
				var payment = new Told("", "", random.nextLong(3 * DAY), payer, payee, 1 + random.nextInt(3));
				boolean told = false;
				for (var bank : accounts.entrySet()) {
					if (bank.getValue().contains(payer) || bank.getValue().contains(payee)) {
						told = true;
						rows.add(new Told(bank.getKey(), bank.getKey() + rows.size(), payment.millis(), payer, payee, payment.fen()));
					}
				}
				if (told) {
					truth.add(payment);
				}
			}
			Collections.shuffle(rows, random);
			var doubled = doubled(accounts, rows);

			assertThat(rows.size() - doubled.size()).isEqualTo(truth.size());
			assertThat(counts(rows.stream().filter(row -> !doubled.contains(row.id())).toList())).isEqualTo(counts(truth));
			met += doubled.size();
		}
		assertThat(met).isGreaterThan(1_000);
	}

	/** The payments, as a naive twin tells them apart: one line each, in order. */
	private static List<String> counts(List<Told> rows) {
		return rows.stream().map(row -> row.payer() + ">" + row.payee() + ":" + row.fen() + "@" + row.millis() / DAY).sorted().toList();
	}

}
