package cn.fangfei.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.fangfei.simulation.county.Channel;

/**
 * A small world that was lived, with the payments somebody wants to look at kept in memory.
 *
 * @param byPayee the same payments by the account that was paid
 * @param byPayer and by the account that paid
 */
record Lived(World world, List<Payment> payments, Map<Integer, List<Payment>> byPayee, Map<Integer, List<Payment>> byPayer) {

	private static final Set<String> NO_RETURN = Set.of("工资", "放款", "贷款发放");

	record Payment(int day, int second, int payer, int payee, long fen, Channel channel, String memo) {
	}

	/** Which payments to keep. */
	interface Wanted {

		boolean wants(int payer, int payee);
	}

	static Lived all(Settings settings) {
		return of(new World(settings), (payer, payee) -> true);
	}

	/** What members of a venture paid onto its accounts. */
	Stream<Payment> paidIn(Outside outside) {
		var accounts = world.town().county().accounts();
		return outside.accounts().keySet().stream().flatMap(account -> byPayee.getOrDefault(account, List.of()).stream())
				.filter(payment -> !outside.accounts().containsKey(payment.payer())
						&& outside.venture().members().has(accounts.holder(payment.payer())));
	}

	/** What a venture's accounts paid to its members, neither as wages nor as loans. */
	Stream<Payment> paidOut(Outside outside) {
		var accounts = world.town().county().accounts();
		return outside.accounts().keySet().stream().flatMap(account -> byPayer.getOrDefault(account, List.of()).stream())
				.filter(payment -> !outside.accounts().containsKey(payment.payee()) && outside.venture().members().has(accounts.holder(payment.payee()))
						&& !NO_RETURN.contains(payment.memo()));
	}

	static Lived of(World world, Wanted wanted) {
		var payments = new ArrayList<Payment>();
		world.live((day, book) -> book.read((second, payer, payee, fen, channel, memo) -> {
			if (wanted.wants(payer, payee)) {
				payments.add(new Payment(day.index(), second, payer, payee, fen, channel, memo));
			}
		}));
		return new Lived(world, payments, payments.stream().collect(Collectors.groupingBy(Payment::payee)),
				payments.stream().collect(Collectors.groupingBy(Payment::payer)));
	}
}
