package cn.fangfei.detection.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.detection.flow.FlowChannel;
import cn.fangfei.detection.flow.FlowTransaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Issue 5 item 5(b): a payment that two statements of the same account tell of under other numbers counts once. */
class RenumberedTests {

	private static final Map<String, Set<String>> SAME = accounts("一月", Set.of("S"), "二月", Set.of("S"));

	private record Told(String statement, String id, long millis, String payer, String payee, long fen) {
	}

	private static Map<String, Set<String>> accounts(String one, Set<String> ofOne, String other, Set<String> ofOther) {
		var accounts = new LinkedHashMap<String, Set<String>>();
		accounts.put(one, ofOne);
		accounts.put(other, ofOther);
		return accounts;
	}

	private static Set<String> doubled(Map<String, Set<String>> accounts, List<Told> rows) {
		var renumbered = new Renumbered(accounts);
		rows.forEach(row -> renumbered.accept(row.statement(),
				FlowTransaction.of(row.id(), row.millis(), row.payer(), row.payee(), row.fen(), FlowChannel.TRANSFER, false)));
		return renumbered.doubled();
	}

	@Test
	void aPaymentThatTwoStatementsOfItsAccountTellOfCountsOnce() {
		assertThat(doubled(SAME, List.of(new Told("二月", "F1", 10, "A", "S", 500), new Told("一月", "J9", 10, "A", "S", 500))))
			.containsExactly("F1");
		assertThat(doubled(SAME, List.of(new Told("一月", "J9", 10, "S", "A", 500), new Told("二月", "F1", 10, "S", "A", 500))))
			.containsExactly("F1");
	}

	@Test
	void anotherInstantAmountPartyOrDirectionIsAnotherPayment() {
		assertThat(doubled(SAME, List.of(new Told("一月", "J1", 10, "A", "S", 500), new Told("二月", "F1", 10, "A", "S", 501),
				new Told("二月", "F2", 10, "B", "S", 500), new Told("二月", "F3", 10, "S", "A", 500), new Told("二月", "F4", 11, "A", "S", 500))))
			.isEmpty();
	}

	@Test
	void equalPaymentsOfAnInstantStayAsManyAsTheStatementThatHasMost() {
		assertThat(doubled(SAME, List.of(new Told("一月", "J1", 10, "A", "S", 500), new Told("一月", "J2", 10, "A", "S", 500),
				new Told("二月", "F1", 10, "A", "S", 500), new Told("二月", "F2", 10, "A", "S", 500), new Told("二月", "F3", 10, "A", "S", 500))))
			.containsExactlyInAnyOrder("F1", "F2");
		assertThat(doubled(SAME, List.of(new Told("一月", "J1", 10, "A", "S", 500), new Told("一月", "J2", 10, "A", "S", 500)))).isEmpty();
	}

	@Test
	void aNumberThatStatementsShareIsOnePaymentAndTakesNoOtherWithIt() {
		assertThat(doubled(SAME, List.of(new Told("一月", "X", 10, "A", "S", 500), new Told("二月", "X", 10, "A", "S", 500),
				new Told("二月", "F2", 10, "A", "S", 500)))).isEmpty();
		assertThat(doubled(SAME, List.of(new Told("一月", "X", 10, "A", "S", 500), new Told("一月", "J2", 10, "A", "S", 500),
				new Told("二月", "X", 10, "A", "S", 500), new Told("二月", "F2", 10, "A", "S", 500)))).containsExactly("F2");
	}

	@Test
	void statementsOfDifferentAccountsAreLeftToBothSides() {
		var two = accounts("甲行", Set.of("S"), "乙行", Set.of("K"));

		assertThat(doubled(two, List.of(new Told("甲行", "A1", 10, "S", "K", 500), new Told("乙行", "B1", 10, "S", "K", 500)))).isEmpty();
		assertThat(new Renumbered(two).accounts()).isEmpty();
		assertThat(new Renumbered(SAME).accounts()).containsExactly("S");
	}

	@Test
	void rowsOutOfTimeAreRefused() {
		assertThatThrownBy(() -> doubled(SAME, List.of(new Told("一月", "J1", 10, "A", "S", 5), new Told("一月", "J2", 9, "A", "S", 5))))
			.isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void manyRandomOverlapsCountEachPaymentOnceInAnyOrderOfAnInstant() {
		var random = new Random(23);
		int met = 0;
		for (int round = 0; round < 400; round++) {
			var truth = new ArrayList<Told>();
			for (int n = random.nextInt(80); n > 0; n--) {
				var out = random.nextBoolean();
				var other = "P" + random.nextInt(3);
				truth.add(new Told("", "bank" + n, random.nextInt(30), out ? "S" : other, out ? other : "S", 1 + random.nextInt(2)));
			}
			var accounts = new LinkedHashMap<String, Set<String>>();
			var rows = new ArrayList<Told>();
			var covered = new boolean[30];
			for (int s = 0; s < 2 + random.nextInt(3); s++) {
				var name = "第" + s + "份";
				accounts.put(name, random.nextBoolean() ? Set.of("S") : Set.of("S", "P0"));
				int from = random.nextInt(20);
				int until = from + 1 + random.nextInt(30 - from);
				boolean anew = random.nextInt(4) > 0;
				for (var payment : truth) {
					if (payment.millis() >= from && payment.millis() < until) {
						rows.add(new Told(name, anew ? name + rows.size() : payment.id(), payment.millis(), payment.payer(), payment.payee(),
								payment.fen()));
						covered[(int) payment.millis()] = true;
					}
				}
			}
			Collections.shuffle(rows, random);
			rows.sort(Comparator.comparingLong(Told::millis));
			var doubled = doubled(accounts, rows);

			long counted = rows.stream().map(Told::id).distinct().filter(id -> !doubled.contains(id)).count();
			assertThat(counted).as("round %d", round).isEqualTo(truth.stream().filter(payment -> covered[(int) payment.millis()]).count());
			met += doubled.size();
		}
		assertThat(met).isGreaterThan(1_000);
	}

}
