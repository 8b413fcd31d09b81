package cn.fangfei.detection.statement;

import cn.fangfei.detection.flow.FlowTransaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the payments of a case that two statements tell of: that of the payer and that of the payee.
 *
 * <p>A bank numbers a payment anew on each side, so the numbers do not tell. Of the rows of one day with the same payer, payee and amount,
 * each row of the payee's statement is taken for one row of the payer's as long as there are such; two equal payments of a day that stand
 * in both statements stay two. A number that both sides share is one payment and takes no other row with it.
 *
 * <p>Two banks may book one payment on either side of midnight. What is left over on one day by one side and on the next by the other is
 * therefore one payment as well, if the two rows are at most {@link #NIGHT_MINUTES} minutes apart; of all ways to do so one is taken that
 * leaves the fewest rows over, and each such pair is named, because nothing but the minutes speaks for it. A row of midnight to the
 * millisecond may be of a statement that prints days without times, and says nothing about minutes.
 *
 * <p>The order of the rows changes nothing. Memory grows with the rows between accounts of different statements.
 */
public final class BothSides {

	/** So far apart two rows of different days may be. Banks pass payments on within seconds to minutes. */
	public static final int NIGHT_MINUTES = 30;

	private static final long NIGHT_MILLIS = NIGHT_MINUTES * 60_000L;

	private static final long DAY_MILLIS = 86_400_000L;

	private static final Comparator<Map.Entry<String, Long>> IN_TIME = Map.Entry.<String, Long>comparingByValue()
		.thenComparing(Map.Entry.comparingByKey());

	private final Map<String, Set<String>> statementsOf = new HashMap<>();
	private final Map<Payment, Sides> payments = new HashMap<>();

	private record Payment(String payer, String payee, long fen, long day) {

		private static final Comparator<Payment> IN_ORDER = Comparator.comparing(Payment::payer)
			.thenComparing(Payment::payee)
			.thenComparingLong(Payment::fen)
			.thenComparingLong(Payment::day);

		private Payment dayBefore() {
			return new Payment(payer, payee, fen, day - 1);
		}

		private Payment dayAfter() {
			return new Payment(payer, payee, fen, day + 1);
		}

		private long midnightAfter() {
			return (day + 1) * DAY_MILLIS;
		}

	}

	private static final class Sides {

		/** When the rows of each side's statements are, by number. */
		private final Map<String, Long> payers = new HashMap<>();
		private final Map<String, Long> payees = new HashMap<>();
		/** Whether a row is soon after midnight. */
		private boolean early;
		/** How many rows more the payer's statements have than the payee's, those that were paired over midnight set aside. */
		private int over;
		/** So many payments left on this day and came in on the next; below zero, so many came in on this day and left on the next. */
		private int across;

		private static final int UNKNOWN = -1;
		/** As many payments as can have left on this day and come in on the next, and come in on this day and left on the next. */
		private int mostForward = UNKNOWN;
		private int mostBack = UNKNOWN;
		private final Set<String> paired = new HashSet<>();

		/** The rows of one side that are neither told of by the other under the same number nor paired over midnight. */
		private Stream<Map.Entry<String, Long>> free(boolean ofPayers) {
			var others = ofPayers ? payees : payers;
			return (ofPayers ? payers : payees).entrySet()
				.stream()
				.filter(row -> !others.containsKey(row.getKey()) && !paired.contains(row.getKey()));
		}

	}

	/**
	 * A payment that two banks booked on either side of midnight.
	 * @param payerMillis and payeeMillis when it is booked in the statement of each, in milliseconds of the clock on the wall
	 */
	public record Night(String payer, String payee, long fen, String payerId, long payerMillis, String payeeId, long payeeMillis) {
	}

	/**
	 * What two statements tell of.
	 * @param doubled the numbers of the rows of payees' statements that are not counted
	 * @param nights those of them that were found over midnight, in the order of time
	 */
	public record Found(Set<String> doubled, List<Night> nights) {
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
			sides.payers.put(row.keyText(0), row.millis());
		}
		else if (ofPayee.contains(statement)) {
			sides.payees.put(row.keyText(0), row.millis());
		}
		long sinceMidnight = Math.floorMod(row.millis(), DAY_MILLIS);
		sides.early |= sinceMidnight > 0 && sinceMidnight <= NIGHT_MILLIS;
	}

	/** What is told of twice. No row may come afterwards. */
	public Found found() {
		payments.values().forEach(sides -> sides.over = sides.payers.size() - sides.payees.size());
		payments.entrySet()
			.stream()
			.filter(entry -> entry.getValue().early && entry.getValue().over != 0)
			.map(Map.Entry::getKey)
			.sorted(Payment.IN_ORDER)
			.forEach(this::balance);
		var nights = new ArrayList<Night>();
		var doubled = new HashSet<String>();
		payments.forEach((payment, sides) -> {
			if (sides.across != 0) {
				nights.addAll(over(payment, sides));
			}
		});
		nights.forEach(night -> doubled.add(night.payeeId()));
		for (var sides : payments.values()) {
			sides.free(false).sorted(IN_TIME).limit(sides.free(true).count()).forEach(row -> doubled.add(row.getKey()));
		}
		nights.sort(Comparator.comparingLong(Night::payerMillis).thenComparing(Night::payerId));
		return new Found(doubled, List.copyOf(nights));
	}

	/**
	 * Sets what one side has over on a day against what the other side has over on the day before, or on an earlier one, if each night between
	 * can hand one on: who pays the same at midnight each day has a row of either side on all days but the first and the last.
	 */
	private void balance(Payment payment) {
		var sides = payments.get(payment);
		while (sides.over != 0) {
			int step = sides.over < 0 ? 1 : -1;
			var nights = new ArrayList<Sides>();
			var later = payment;
			Sides earlier;
			do {
				earlier = payments.get(later.dayBefore());
				if (earlier == null || !passes(later.dayBefore(), earlier, payments.get(later), step)) {
					return;
				}
				nights.add(earlier);
				later = later.dayBefore();
			}
			while (earlier.over * step <= 0);
			nights.forEach(night -> night.across += step);
			earlier.over -= step;
			sides.over += step;
		}
	}

	/** Whether one more payment can have gone over the midnight after a day; of those that went the other way one may be taken back. */
	private static boolean passes(Payment payment, Sides before, Sides after, int step) {
		return before.across * step < 0 || Math.abs(before.across) < most(payment, before, after, step > 0);
	}

	/** How many payments can have gone over the midnight after a day: if so many can, fewer can. Reckoned once, no row being paired yet. */
	private static int most(Payment payment, Sides before, Sides after, boolean forward) {
		int known = forward ? before.mostForward : before.mostBack;
		if (known != Sides.UNKNOWN) {
			return known;
		}
		var near = near(payment, before, after, forward, Integer.MAX_VALUE);
		int can = 0;
		int cannot = Math.min(near.earlier().size(), near.later().size()) + 1;
		while (cannot - can > 1) {
			int many = can + cannot >>> 1;
			if (close(near, many)) {
				can = many;
			}
			else {
				cannot = many;
			}
		}
		if (forward) {
			before.mostForward = can;
		}
		else {
			before.mostBack = can;
		}
		return can;
	}

	/** The pairs over the midnight after a day that were settled on; their rows take no other. */
	private List<Night> over(Payment payment, Sides before) {
		var after = payments.get(payment.dayAfter());
		boolean forward = before.across > 0;
		var near = near(payment, before, after, forward, Math.abs(before.across));
		var nights = new ArrayList<Night>();
		for (int i = 0; i < near.later().size(); i++) {
			var early = near.earlier().get(near.later().size() - 1 - i);
			var late = near.later().get(i);
			before.paired.add(early.getKey());
			after.paired.add(late.getKey());
			var left = forward ? early : late;
			var came = forward ? late : early;
			nights.add(new Night(payment.payer(), payment.payee(), payment.fen(), left.getKey(), left.getValue(), came.getKey(), came.getValue()));
		}
		return nights;
	}

	/** Rows of one side before midnight and of the other after it, of each the nearest to midnight first. */
	private record Near(List<Map.Entry<String, Long>> earlier, List<Map.Entry<String, Long>> later) {
	}

	/** The rows nearest to midnight, so many or fewer: whatever can be paired with others can be paired with these. */
	private static Near near(Payment payment, Sides before, Sides after, boolean forward, int many) {
		long midnight = payment.midnightAfter();
		return new Near(before.free(forward)
			.filter(row -> row.getValue() >= midnight - NIGHT_MILLIS)
			.sorted(IN_TIME.reversed())
			.limit(many)
			.toList(),
				after.free(!forward)
					.filter(row -> row.getValue() > midnight && row.getValue() <= midnight + NIGHT_MILLIS)
					.sorted(IN_TIME)
					.limit(many)
					.toList());
	}

	/** Whether so many pairs of the nearest rows are near enough: who leaves first comes in first. */
	private static boolean close(Near near, int many) {
		for (int i = 0; i < many; i++) {
			if (near.later().get(i).getValue() - near.earlier().get(many - 1 - i).getValue() > NIGHT_MILLIS) {
				return false;
			}
		}
		return true;
	}

}
