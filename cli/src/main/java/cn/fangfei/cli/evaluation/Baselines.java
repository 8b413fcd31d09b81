package cn.fangfei.cli.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import cn.fangfei.detection.assess.LogisticFit;
import cn.fangfei.detection.flow.PartyKind;

/**
 * What simple means would have told of the same transactions, to hold against (docs/detection/evaluation.md): a classic rule, the number of
 * payers alone, chance by size, and a logistic regression of main effects that was fitted on the other worlds. Every Sunday from the 60th
 * day of the data, each person and firm is looked at over the 90 days before.
 *
 * <p>Limits: rows are to come in the order of days, seven days of lateness apart; only what 8 different persons paid to is read.
 */
public final class Baselines {

	private static final int WINDOW = 90;
	private static final int WATCHED_FROM = 60;
	private static final int LATENESS = 7;
	private static final int PAYERS_LEAST = 8;
	private static final int CLASSIC_PAYERS = 30;
	private static final long ROUND_FEN = 100_000;
	private static final long LARGE_FEN = 300_000;
	private static final int EFFECTS = 6;
	private static final double RIDGE = 3;

	/**
	 * One look at a subject.
	 *
	 * @param payers different persons who paid in
	 * @param round part of their payments that are multiples of 1,000 yuan
	 * @param inflow all that came in, yuan
	 * @param effects for the regression, from 0 to 1
	 */
	public record Reading(String subject, LocalDate day, int payers, double round, double inflow, double[] effects) {
	}

	/** Payments of one party, in the order they came; those before the window are let go. */
	private static final class Party {

		private final String subject;
		private final boolean person;
		private final boolean judged;
		private final int number;
		private int[] day = new int[4];
		private int[] other = new int[4];
		private long[] fen = new long[4];
		private int count;

		Party(int number, String subject, PartyKind kind) {
			this.number = number;
			this.subject = subject;
			person = kind == PartyKind.PERSON;
			judged = person || kind == PartyKind.COMPANY;
		}

		/** @param who the number of the other party; its complement if it is no person; @param signed negative for what went out */
		void add(int on, int who, long signed) {
			if (count == day.length) {
				day = Arrays.copyOf(day, count * 2);
				other = Arrays.copyOf(other, count * 2);
				fen = Arrays.copyOf(fen, count * 2);
			}
			day[count] = on;
			other[count] = who;
			fen[count++] = signed;
		}

		void forgetUpTo(int last) {
			int kept = 0;
			for (int i = 0; i < count; i++) {
				if (day[i] > last) {
					day[kept] = day[i];
					other[kept] = other[i];
					fen[kept++] = fen[i];
				}
			}
			count = kept;
		}
	}

	private final Map<String, Party> accounts = new HashMap<>();
	private final Map<String, Party> subjects = new HashMap<>();
	private final List<Party> parties = new ArrayList<>();
	private final List<Reading> readings = new ArrayList<>();
	private int began = Integer.MAX_VALUE;
	private int front = Integer.MIN_VALUE;
	/** Sundays up to this day were looked at. */
	private int looked = Integer.MIN_VALUE;

	/** @param subject empty when the account is nobody's but its own */
	public void account(String account, String subject, PartyKind kind) {
		var whose = subject.isEmpty() ? account : subject;
		accounts.put(account, subjects.computeIfAbsent(whose, name -> party(name, kind)));
	}

	private Party party(String subject, PartyKind kind) {
		var party = new Party(parties.size(), subject, kind);
		parties.add(party);
		return party;
	}

	/** @param day since 1970; @param payer empty when nobody knows, the payee likewise */
	public void pay(int day, String payer, String payee, long fen) {
		if (day > front) {
			if (began == Integer.MAX_VALUE) {
				began = day;
				looked = day + WATCHED_FROM - 1;
			}
			front = day;
			lookUpTo(front - LATENESS - 1);
		}
		if (payer.isEmpty() || payee.isEmpty()) {
			return;
		}
		var from = accounts.computeIfAbsent(payer, name -> party(name, PartyKind.PERSON));
		var to = accounts.computeIfAbsent(payee, name -> party(name, PartyKind.PERSON));
		if (from == to) {
			return;
		}
		if (to.judged) {
			to.add(day, from.person ? from.number : ~from.number, fen);
		}
		if (from.judged) {
			from.add(day, to.person ? to.number : ~to.number, -fen);
		}
	}

	/** Looks at the last days; no payment may follow. */
	public List<Reading> end() {
		lookUpTo(front);
		return List.copyOf(readings);
	}

	private void lookUpTo(int last) {
		for (int day = looked + 1; day <= last; day++) {
			looked = day;
			if (Math.floorMod(day - 3, 7) == 0) {
				for (var party : parties) {
					party.forgetUpTo(day - WINDOW);
					if (party.count >= PAYERS_LEAST) {
						look(party, day);
					}
				}
			}
		}
	}

	private void look(Party party, int day) {
		var payers = new int[party.count];
		var paid = new int[party.count];
		int payments = 0;
		int payouts = 0;
		int round = 0;
		double personsIn = 0;
		double large = 0;
		double in = 0;
		double out = 0;
		double personsOut = 0;
		for (int i = 0; i < party.count; i++) {
			if (party.day[i] > day) {
				continue;
			}
			long fen = party.fen[i];
			boolean person = party.other[i] >= 0;
			if (fen > 0) {
				in += fen;
				if (person) {
					payers[payments++] = party.other[i];
					personsIn += fen;
					large += fen >= LARGE_FEN ? fen : 0;
					round += fen % ROUND_FEN == 0 ? 1 : 0;
				}
			} else {
				out -= fen;
				if (person) {
					paid[payouts++] = party.other[i];
					personsOut -= fen;
				}
			}
		}
		int different = sortedSet(payers, payments);
		if (different < PAYERS_LEAST) {
			return;
		}
		int payees = sortedSet(paid, payouts);
		int back = 0;
		for (int i = 0; i < different; i++) {
			back += Arrays.binarySearch(paid, 0, payees, payers[i]) >= 0 ? 1 : 0;
		}
		var effects = new double[EFFECTS];
		effects[0] = Math.min(1, Math.log(different / (double) PAYERS_LEAST) / Math.log(37.5));
		effects[1] = (double) round / payments;
		effects[2] = large / personsIn;
		effects[3] = (double) back / different;
		effects[4] = out == 0 ? 0 : personsOut / out;
		effects[5] = 1 - personsIn / in;
		readings.add(new Reading(party.subject, LocalDate.ofEpochDay(day), different, effects[1], in / 100, effects));
	}

	/** Sorts the first ones and keeps each once. */
	private static int sortedSet(int[] values, int length) {
		Arrays.sort(values, 0, length);
		int kept = 0;
		for (int i = 0; i < length; i++) {
			if (i == 0 || values[i] != values[i - 1]) {
				values[kept++] = values[i];
			}
		}
		return kept;
	}

	private interface Scorer {

		/** @return NaN for no alarm */
		double score(Reading reading);
	}

	/** An alarm each time a subject's score is higher than ever before. */
	private static List<Alarm> alarms(List<Reading> readings, Scorer scorer, boolean told) {
		var highest = new HashMap<String, Double>();
		var alarms = new ArrayList<Alarm>();
		for (var reading : readings) {
			double score = scorer.score(reading);
			var before = highest.get(reading.subject());
			if (!Double.isNaN(score) && (before == null || score > before)) {
				highest.put(reading.subject(), score);
				alarms.add(new Alarm(reading.subject(), reading.day(), score, told));
			}
		}
		return alarms;
	}

	/** At least 30 payers, and more than half of their payments round; the more payers, the higher the score. */
	public static List<Alarm> classic(List<Reading> readings) {
		return alarms(readings, reading -> reading.payers() >= CLASSIC_PAYERS && reading.round() > 0.5 ? reading.payers() : Double.NaN, true);
	}

	/** The number of payers; told of its own accord from 30. */
	public static List<Alarm> fanIn(List<Reading> readings) {
		return alarms(readings, Reading::payers, false).stream().map(alarm -> new Alarm(alarm.subject(), alarm.day(), alarm.score(),
				alarm.score() >= CLASSIC_PAYERS)).toList();
	}

	/** Chance in proportion to what came in, by the Gumbel trick; a subject's luck stays its own. */
	public static List<Alarm> bySize(List<Reading> readings) {
		return alarms(readings, reading -> Math.log(reading.inflow()) - Math.log(-Math.log(luck(reading.subject()))), false);
	}

	private static double luck(String subject) {
		return Math.max(1e-12, new SplittableRandom(subject.hashCode()).nextDouble());
	}

	/**
	 * Log-odds of a logistic regression, for each world fitted on all others.
	 *
	 * @param worlds at least two
	 * @param truths in the same order
	 */
	public static List<List<Alarm>> logistic(List<List<Reading>> worlds, List<County> truths) {
		var told = new ArrayList<List<Alarm>>();
		for (int held = 0; held < worlds.size(); held++) {
			var rows = new ArrayList<double[]>();
			var positive = new ArrayList<Boolean>();
			var importance = new ArrayList<Double>();
			for (int w = 0; w < worlds.size(); w++) {
				if (w != held) {
					learn(worlds.get(w), truths.get(w), rows, positive, importance);
				}
			}
			if (!positive.contains(true)) {
				told.add(List.of());
				continue;
			}
			var classes = new boolean[rows.size()];
			for (int i = 0; i < classes.length; i++) {
				classes[i] = positive.get(i);
			}
			var weights = LogisticFit.fit(rows.toArray(double[][]::new), classes, importance.stream().mapToDouble(x -> x).toArray(),
					new int[EFFECTS], RIDGE);
			told.add(alarms(worlds.get(held), reading -> {
				double z = weights[EFFECTS];
				for (int j = 0; j < EFFECTS; j++) {
					z += weights[j] * reading.effects()[j];
				}
				return z;
			}, false));
		}
		return told;
	}

	/** A subject counts once, however many weeks it was looked at; weeks after the end of its scheme are left out. */
	private static void learn(List<Reading> readings, County truth, List<double[]> rows, List<Boolean> positive, List<Double> importance) {
		var schemes = new HashMap<String, TrueScheme>();
		truth.schemes().forEach(scheme -> scheme.names().forEach(name -> schemes.put(name, scheme)));
		var weeks = new HashMap<String, Integer>();
		readings.forEach(reading -> weeks.merge(reading.subject(), 1, Integer::sum));
		for (var reading : readings) {
			var scheme = schemes.get(reading.subject());
			if (scheme == null || !scheme.overOn(reading.day())) {
				rows.add(reading.effects());
				positive.add(scheme != null && scheme.livesOn(reading.day()));
				importance.add(10.0 / weeks.get(reading.subject()));
			}
		}
	}
}
