package cn.fangfei.detection.statement;

import cn.fangfei.detection.flow.FlowTransaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the payments that two statements of the same account tell of under different numbers: their periods overlap, and the bank numbered
 * anew when it printed.
 *
 * <p>Rows of one instant with the same payer, payee and amount, in different statements of the payer's account, or of the payee's, are the
 * same payments as far as each statement has as many; equal payments of an instant within one statement stay as many as the statement that
 * has most of them. A number that statements share is one payment. Of a payment told twice the row of the statement that is named first
 * counts. Rows come in the order of time; the order within an instant changes nothing. Memory grows with the rows of an instant and with
 * what was found. Two payments that differ in nothing but their part of a day, of statements that print days without times and cut that day
 * between them, would be taken for one.
 */
public final class Renumbered {

	private final Map<String, List<String>> statementsOf = new HashMap<>();
	/** The rows of one instant: numbers by payment and statement. */
	private final Map<Payment, Map<String, TreeSet<String>>> instant = new HashMap<>();
	private long millis = Long.MIN_VALUE;
	private final Set<String> doubled = new HashSet<>();

	private record Payment(String payer, String payee, long fen) {
	}

	/** @param accounts of each statement, those that it is the statement of; the rows of earlier ones count before those of later ones */
	public Renumbered(Map<String, ? extends Set<String>> accounts) {
		accounts.forEach((statement, own) -> own
			.forEach(account -> statementsOf.computeIfAbsent(account, one -> new ArrayList<>()).add(statement)));
		statementsOf.values().removeIf(statements -> statements.size() < 2);
	}

	/** The accounts of which there is more than one statement; rows of others need not be handed in. */
	public Collection<String> accounts() {
		return Set.copyOf(statementsOf.keySet());
	}

	/**
	 * Takes one row of a statement.
	 *
	 * @throws IllegalArgumentException when it is of an earlier instant than the row before
	 */
	public void accept(String statement, FlowTransaction row) {
		if (row.millis() < millis) {
			throw new IllegalArgumentException("rows in the order of time");
		}
		if (row.millis() > millis) {
			settle();
			millis = row.millis();
		}
		var payer = row.keyText(1);
		var payee = row.keyText(2);
		if (statementsOf.containsKey(payer) || statementsOf.containsKey(payee)) {
			instant.computeIfAbsent(new Payment(payer, payee, row.fen()), payment -> new HashMap<>())
				.computeIfAbsent(statement, one -> new TreeSet<>())
				.add(row.keyText(0));
		}
	}

	/** The numbers of the rows that are not counted. */
	public Set<String> doubled() {
		settle();
		return Set.copyOf(doubled);
	}

	private void settle() {
		instant.forEach((payment, told) -> {
			if (told.size() > 1) {
				var sameAs = new HashMap<String, String>();
				settle(statementsOf.getOrDefault(payment.payer(), List.of()), told, sameAs);
				settle(statementsOf.getOrDefault(payment.payee(), List.of()), told, sameAs);
				doubled.addAll(sameAs.keySet());
			}
		});
		instant.clear();
	}

	/** @param sameAs the number that counts for one that does not; grows */
	private static void settle(List<String> statements, Map<String, TreeSet<String>> told, Map<String, String> sameAs) {
		var counted = new LinkedHashSet<String>();
		for (var statement : statements) {
			var numbers = new TreeSet<String>();
			told.getOrDefault(statement, new TreeSet<>()).forEach(number -> numbers.add(sameAs.getOrDefault(number, number)));
			var free = new ArrayDeque<>(counted);
			free.removeAll(numbers);
			for (var number : numbers) {
				if (counted.contains(number)) {
					continue;
				}
				var same = free.poll();
				if (same == null) {
					counted.add(number);
				}
				else {
					sameAs.put(number, same);
				}
			}
		}
	}

}
