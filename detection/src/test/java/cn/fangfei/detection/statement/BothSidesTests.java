package cn.fangfei.detection.statement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.detection.flow.FlowChannel;
import cn.fangfei.detection.flow.FlowTransaction;
import java.util.ArrayList;
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

	private static final Map<String, Set<String>> TWO = Map.of("甲行", Set.of("S"), "乙行", Set.of("K"));

	private record Told(String statement, String id, long millis, String payer, String payee, long fen) {
	}

	private static Set<String> doubled(Map<String, Set<String>> accounts, List<Told> rows) {
		var sides = new BothSides(accounts);
		rows.forEach(row -> sides.accept(row.statement(),
				FlowTransaction.of(row.id(), row.millis(), row.payer(), row.payee(), row.fen(), FlowChannel.TRANSFER, false)));
		return sides.doubled();
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
