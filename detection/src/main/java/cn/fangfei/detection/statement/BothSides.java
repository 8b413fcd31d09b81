package cn.fangfei.detection.statement;

import cn.fangfei.detection.flow.FlowTransaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the payments of a case that two statements tell of: that of the payer and that of the payee.
 *
 * <p>A bank numbers a payment anew on each side, so the numbers do not tell. Of the rows of one day with the same payer, payee and amount,
 * each row of the payee's statement is taken for one row of the payer's as long as there are such; two equal payments of a day that stand
 * in both statements stay two. A number that both sides share is one payment and takes no other row with it. The order of the rows
 * changes nothing. Memory grows with the rows between accounts of different statements.
 */
public final class BothSides {

	private static final long DAY_MILLIS = 86_400_000L;

	private final Map<String, Set<String>> statementsOf = new HashMap<>();
	private final Map<Payment, Sides> payments = new HashMap<>();

	private record Payment(String payer, String payee, long fen, long day) {
	}

	private static final class Sides {

		private final Set<String> payers = new HashSet<>();
		/** When the rows of payees' statements are, by number. */
		private final Map<String, Long> payees = new HashMap<>();

	}

	/** @param accounts of each statement, those that it is the statement of */
	public BothSides(Map<String, ? extends Set<String>> accounts) {
		accounts.forEach((statement, own) -> own
			.forEach(account -> statementsOf.computeIfAbsent(account, one -> new HashSet<>()).add(statement)));
	}

	/** Takes one row of a statement. */
	public void accept(String statement, FlowTransaction row) {
		var payer = row.keyText(1);
		var payee = row.keyText(2);
		var ofPayer = statementsOf.getOrDefault(payer, Set.of());
		var ofPayee = statementsOf.getOrDefault(payee, Set.of());
		if (ofPayer.isEmpty() || ofPayee.isEmpty()) {
			return;
		}
		var sides = payments.computeIfAbsent(new Payment(payer, payee, row.fen(), Math.floorDiv(row.millis(), DAY_MILLIS)),
				payment -> new Sides());
		if (ofPayer.contains(statement)) {
			sides.payers.add(row.keyText(0));
		}
		else if (ofPayee.contains(statement)) {
			sides.payees.put(row.keyText(0), row.millis());
		}
	}

	/** The numbers of the rows of payees' statements that are not counted. */
	public Set<String> doubled() {
		var doubled = new HashSet<String>();
		for (var sides : payments.values()) {
			long shared = sides.payees.keySet().stream().filter(sides.payers::contains).count();
			sides.payees.entrySet()
				.stream()
				.filter(row -> !sides.payers.contains(row.getKey()))
				.sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
				.limit(sides.payers.size() - shared)
				.forEach(row -> doubled.add(row.getKey()));
		}
		return doubled;
	}

}
