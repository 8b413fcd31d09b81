package cn.fangfei.detection.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Issue 5: the figures of every sentence are reckoned again, from the listed transactions and the account list alone, by code that shares
 * nothing with what made the sentence.
 */
class FlowSentenceTests {

	private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

	private Map<String, Town.Row> rows;
	private Map<String, Town.Account> accounts;

	@Test
	void theFirstSentenceOfEveryAlertIsReckonedAgain() {
		int checked = 0;
		for (long seed = 1; seed <= 4; seed++) {
			var town = Town.ordinary(seed, 330);
			know(town);
			for (var alert : town.alerts(town.rows)) {
				var reason = alert.reasons().get(0);
				check(reason.feature(), reason.sentence(), alert.evidence(), alert.subject(), alert.day());
				checked++;
			}
		}
		assertThat(checked).isGreaterThanOrEqualTo(8);
	}

	@Test
	void everySentenceOfEveryPartyIsReckonedAgain() {
		var town = Town.ordinary(7, 300);
		know(town);
		var monitor = new FlowMonitor(FlowSettings.standard(), town.book(), alert -> {
		});
		var seen = EnumSet.noneOf(FlowFeature.class);
		int next = 90;
		for (var row : town.rows) {
			monitor.accept(row.transaction());
			if (row.day() > next + 8) {
				for (var read : monitor.readings((int) Town.BEGIN.toEpochDay() + next)) {
					var words = new FlowSentences(read);
					for (var feature : FlowFeature.values()) {
						var sentence = words.of(feature);
						if (sentence != null) {
							check(feature, sentence.text(), words.ids(sentence.entries()), read.book.name(read.cold.party),
									LocalDate.ofEpochDay(read.day));
							seen.add(feature);
						}
					}
				}
				next += 30;
			}
		}

		assertThat(seen).contains(FlowFeature.FAN_IN, FlowFeature.DEPOSIT_LIKE, FlowFeature.RATE_CONCENTRATION, FlowFeature.COMMISSION,
				FlowFeature.SIPHON, FlowFeature.POS_COLLECTION, FlowFeature.RETURNED, FlowFeature.RHYTHM, FlowFeature.UNFUNDED,
						FlowFeature.ROUND,
				FlowFeature.NEWCOMERS, FlowFeature.ROLL_OVER, FlowFeature.ELDER, FlowFeature.FAR, FlowFeature.STRUCTURING,
				FlowFeature.SETTLEMENT_LUMPS, FlowFeature.WIND_DOWN, FlowFeature.INTEREST_DAYS);
	}

	private void know(Town town) {
		rows = town.rows.stream().collect(Collectors.toMap(Town.Row::id, row -> row));
		accounts = town.accounts.stream().collect(Collectors.toMap(Town.Account::account, account -> account, (a, b) -> b));
	}

	private void check(FlowFeature feature, String sentence, List<String> evidence, String subject, LocalDate day) {
		var listed = evidence.stream().map(rows::get).toList();
		assertThat(listed).as(sentence).doesNotContainNull().allMatch(row -> !Town.BEGIN.plusDays(row.day()).isAfter(day));
		if (sentence.contains("付款比例高度一致")) {
			assertThat(sentence).as("most payouts are within the bounds").containsPattern("笔（([5-9]\\d|100)\\.\\d%）的金额");
		}
		assertThat(numbers(sentence)).as(feature + " of " + subject + ": " + sentence).isEqualTo(numbers(expected(feature, sentence,
				listed, subject, day)));
	}

	/** Names of other subjects hold digits too. */
	private static List<String> numbers(String sentence) {
		var found = new ArrayList<String>();
		var matcher = NUMBER.matcher(sentence.replaceAll("“[^”]*”", ""));
		while (matcher.find()) {
			found.add(matcher.group());
		}
		return found;
	}

	private String who(String account) {
		// who is not in the list is his own subject, and a person
		return accounts.containsKey(account) ? accounts.get(account).subject() : account;
	}

	private boolean person(String account) {
		return !account.isEmpty() && kind(account) == PartyKind.PERSON;
	}

	private PartyKind kind(String account) {
		return accounts.containsKey(account) ? accounts.get(account).kind() : PartyKind.PERSON;
	}

	private static String wan(List<Town.Row> rows) {
		return wan(sum(rows));
	}

	private static String wan(long fen) {
		return new BigDecimal(fen).divide(new BigDecimal(1_000_000)).setScale(2, RoundingMode.HALF_UP).toPlainString();
	}

	private static String percent(long part, long whole) {
		return whole == 0 ? "0.0" : new BigDecimal(part * 100).divide(new BigDecimal(whole), 1, RoundingMode.HALF_UP).toPlainString();
	}

	private static long sum(List<Town.Row> rows) {
		return rows.stream().mapToLong(Town.Row::fen).sum();
	}

	private Set<String> payers(List<Town.Row> rows) {
		return rows.stream().map(row -> who(row.payer())).collect(Collectors.toSet());
	}

	private Set<String> payees(List<Town.Row> rows) {
		return rows.stream().map(row -> who(row.payee())).collect(Collectors.toSet());
	}

	private static List<Town.Row> where(List<Town.Row> rows, Predicate<Town.Row> test) {
		return rows.stream().filter(test).toList();
	}

	/** The sentence with the figures as reckoned here; bounds that a sentence sets (days, rates) are taken from it. */
	private String expected(FlowFeature feature, String sentence, List<Town.Row> listed, String subject, LocalDate day) {
		var said = numbers(sentence);
		var in = where(listed, row -> !own(row.payer(), subject) && own(row.payee(), subject));
		var out = where(listed, row -> own(row.payer(), subject) && !own(row.payee(), subject));
		assertThat(in.size() + out.size()).as(sentence).isEqualTo(listed.size());
		if (sentence.startsWith("近")) {
			// the window reaches back from the end of the day
			int window = Integer.parseInt(said.get(0));
			if (feature != FlowFeature.POS_COLLECTION && feature != FlowFeature.RATE_CONCENTRATION
					&& feature != FlowFeature.YIELD_CONCENTRATION) {
				assertThat(listed).as(sentence).allMatch(row -> Town.BEGIN.plusDays(row.day()).isAfter(day.minusDays(window)));
			}
		}
		return switch (feature) {
			case FAN_IN -> said.get(0) + " " + payers(in).size() + " 4 3000 " + in.size() + " " + wan(in);
			case DEPOSIT_LIKE -> {
				var people = where(in, row -> large(in, who(row.payer())) && !said.isEmpty());
				// who was paid before paying in is no depositor; the listed payments cannot show it, so the people said bound it
				yield said.get(0) + " 900 " + wan(in) + " " + said.get(3) + " " + said.get(4) + " 4 3000 " + said.get(7)
						+ (payers(people).size() >= Integer.parseInt(said.get(7))
								&& percent(Math.round(Double.parseDouble(said.get(4)) * 1e6), sum(in))
							.equals(said.get(3)) ? "" : " differs");
			}
			case RATE_CONCENTRATION, YIELD_CONCENTRATION -> {
				double low = Double.parseDouble(said.get(5)) * 10;
				double high = Double.parseDouble(said.get(6)) * 10;
				long hits = out.stream().filter(row -> {
					long before = in.stream().filter(paid -> who(paid.payer()).equals(who(row.payee())) && paid.millis() <= row.millis())
						.mapToLong(Town.Row::fen).sum();
					long part = Math.round(1_000.0 * row.fen() / before);
					return part >= low && part <= high;
				}).count();
				yield said.get(0) + " " + payees(out).size() + " " + out.size() + " " + hits + " " + percent(hits, out.size()) + " "
						+ said.get(5) + " " + said.get(6) + multiples(said, 7, out);
			}
			case COMMISSION -> {
				var levels = new StringBuilder(said.get(0) + " " + in.size());
				// of each level: how many, (their part,) three days, low, high
				for (int at = 2, level = 0; at < said.size(); at += level == 0 ? 5 : 4, level++) {
					int bounds = at + (level == 0 ? 3 : 2);
					double low = Double.parseDouble(said.get(bounds)) * 10;
					double high = Double.parseDouble(said.get(bounds + 1)) * 10;
					long marked = in.stream().filter(deposit -> out.stream().anyMatch(paid -> {
						long after = paid.millis() - deposit.millis();
						long part = Math.round(1_000.0 * paid.fen() / deposit.fen());
						return after >= 0 && after <= 3 * 86_400_000L && !who(paid.payee()).equals(who(deposit.payer())) && part >= low
								&& part <= high;
					})).count();
					levels.append(" ").append(marked).append(level == 0 ? " " + percent(marked, in.size()) : "").append(" 3 ")
						.append(said.get(bounds)).append(" ").append(said.get(bounds + 1));
				}
				yield levels.toString();
			}
			case SIPHON -> {
				var by = new HashMap<String, Long>();
				out.stream().filter(row -> person(row.payee())).forEach(row -> by.merge(who(row.payee()), row.fen(), Long::sum));
				// whoever never paid in is not told by the list of payments out: of those who got what is said the one who got most
				var sink = by.keySet().stream().filter(who -> said.get(3).equals(wan(where(out, row -> who(row.payee()).equals(who)))))
					.max(Comparator.comparing(by::get));
				var to = sink.isEmpty() ? List.<Town.Row>of() : where(out, row -> who(row.payee()).equals(sink.get()));
				yield said.get(0) + " 100 " + wan(out) + " " + wan(to) + " " + percent(sum(to), sum(out)) + " " + to.size();
			}
			case POS_COLLECTION -> {
				var window = day.minusDays(Integer.parseInt(said.get(0)));
				var agents = where(in, row -> kind(row.payer()) == PartyKind.AGENT);
				var now = where(out, row -> Town.BEGIN.plusDays(row.day()).isAfter(window));
				var old = payees(where(out, row -> !Town.BEGIN.plusDays(row.day()).isAfter(day.minusDays(60))));
				var fresh = new HashSet<>(payees(now));
				fresh.removeAll(old);
				int repeated = 0;
				int alike = 0;
				var last = new HashMap<String, Long>();
				for (var row : out) {
					var before = last.put(who(row.payee()), row.fen());
					if (before != null && now.contains(row)) {
						repeated++;
						alike += Math.abs(row.fen() - before) * 100 <= before ? 1 : 0;
					}
				}
				yield said.get(0) + " 100 900 " + wan(in) + " " + percent(sum(agents), sum(in)) + " " + payees(now).size() + " "
						+ now.size() + " "
						+ wan(now) + " " + fresh.size() + " 60" + (repeated == 0 ? "" : " " + repeated + " " + alike + " 1");
			}
			case SETTLEMENT_LUMPS -> {
				var daily = new TreeMap<Integer, Long>();
				in.forEach(row -> daily.merge(row.day(), row.fen(), Long::sum));
				var sorted = daily.values().stream().sorted().toList();
				long middle = sorted.get(sorted.size() / 2);
				long over = sorted.stream().mapToLong(fen -> Math.max(0, fen - 3 * middle)).sum();
				assertThat(in).as(sentence).allMatch(row -> kind(row.payer()) == PartyKind.AGENT);
				yield said.get(0) + " " + daily.size() + " " + in.size() + " " + wan(in) + " " + wan(middle) + " "
						+ sorted.stream().filter(fen -> fen > 3 * middle).count() + " 3 " + wan(over) + " " + percent(over, sum(in));
			}
			case WIND_DOWN -> {
				int missed = 0;
				for (var person : payees(out)) {
					var days = where(out, row -> who(row.payee()).equals(person)).stream().map(Town.Row::day).distinct().toList();
					var due = Town.BEGIN.plusDays(2L * days.get(days.size() - 1) - days.get(days.size() - 2));
					for (int n = 0; n < 5;) {
						due = due.plusDays(1);
						n += off(due) ? 0 : 1;
					}
					missed += due.isAfter(day) ? 0 : 1;
				}
				yield payees(out).size() + " " + missed + " " + percent(missed, payees(out).size()) + " 5";
			}
			case RETURNED -> said.get(0) + " " + payers(in).size() + " " + wan(in) + " " + payees(out).size() + " "
					+ percent(payees(out).size(), payers(in).size()) + " " + out.size() + " " + wan(out);
			case INTEREST_DAYS -> said.get(0) + " " + out.stream().map(Town.Row::day).distinct().count() + " " + payees(out).size() + " "
					+ out.size() + " " + wan(out);
			case RHYTHM -> {
				int gaps = 0;
				int steps = 0;
				var people = new HashSet<String>();
				var last = new HashMap<String, Integer>();
				for (var row : out) {
					var before = last.put(who(row.payee()), row.day());
					if (before != null && row.day() - before >= 5) {
						gaps++;
						people.add(who(row.payee()));
						int gap = row.day() - before;
						steps += gap >= 6 && gap <= 8 || gap >= 14 && gap <= 16 || gap >= 28 && gap <= 32 || gap >= 86 && gap <= 94
								|| gap >= 175 && gap <= 185 ? 1 : 0;
					}
				}
				yield people.size() + " 5 " + gaps + " " + steps + " " + percent(steps, gaps);
			}
			case UNFUNDED -> {
				var business = where(in, row -> !person(row.payer()));
				var deposits = where(in, row -> person(row.payer()));
				var text = new StringBuilder(said.get(0) + " " + out.size() + " " + wan(out) + " 100 " + wan(business) + " "
						+ percent(Math.max(0, sum(out) - sum(business)), sum(out)) + " " + wan(deposits));
				if (sentence.contains("相关系数")) {
					int weeks = Integer.parseInt(said.get(0)) / 7;
					text.append(" ").append(BigDecimal.valueOf(following(weeks(deposits, weeks, day), weeks(out, weeks, day)))
						.setScale(2, RoundingMode.HALF_UP).toPlainString());
				}
				if (sentence.contains("最多可支撑")) {
					long left = sum(in) - sum(out);
					long lately = sum(where(out, row -> Town.BEGIN.plusDays(row.day()).isAfter(day.minusDays(30))));
					text.append(" ").append(wan(left)).append(" 30 ").append(wan(lately)).append(" ")
						.append(new BigDecimal(left * 30).divide(new BigDecimal(lately * 7), 0, RoundingMode.HALF_UP));
				}
				assertThat(sentence.contains("已超过")).isEqualTo(sum(in) <= sum(out)
						&& out.stream().anyMatch(row -> Town.BEGIN.plusDays(row.day()).isAfter(day.minusDays(30))));
				yield text.toString();
			}
			case ROUND -> {
				long round = in.stream().filter(row -> row.fen() % 1_000_000 == 0 || row.fen() >= 500_000 && row.fen() % 100_000 == 0)
						.count();
				yield said.get(0) + " " + in.size() + " " + round + " " + percent(round, in.size()) + " 1 5000 1000"
						+ multiples(said, 7, in);
			}
			case NEWCOMERS -> {
				var late = where(in, row -> Town.BEGIN.plusDays(row.day()).isAfter(day.minusDays(30)));
				var early = payers(where(in, row -> !Town.BEGIN.plusDays(row.day()).isAfter(day.minusDays(30))));
				var fresh = new HashSet<>(payers(late));
				fresh.removeAll(early);
				yield said.get(0) + " " + payers(in).size() + " " + fresh.size() + " " + percent(fresh.size(), payers(in).size())
						+ " 30 30 " + wan(late);
			}
			case ROLL_OVER -> {
				var again = where(in, row -> row.fen() >= 100_000 && out.stream().anyMatch(paid -> who(paid.payee())
						.equals(who(row.payer()))
						&& paid.millis() <= row.millis() && row.day() - paid.day() <= 60));
				yield payers(again).size() + " 60 1000 " + again.size() + " " + wan(again) + " " + where(in, Town.Row::rollOver).size();
			}
			case ELDER -> {
				var people = payers(in);
				long old = accounts.values().stream().filter(a -> people.contains(a.subject()) && day.getYear() - a.born() >= 60).count();
				yield said.get(0) + " " + people.size() + " 60 " + old + " " + percent(old, people.size());
			}
			case FAR -> {
				var people = payers(in);
				var regions = accounts.values().stream().filter(a -> people.contains(a.subject())).toList();
				int home = accounts.values().stream().filter(a -> a.subject().equals(subject)).findFirst().orElseThrow().region();
				long far = regions.stream().filter(a -> a.region() != home).count();
				yield said.get(0) + " " + people.size() + " " + regions.stream().map(Town.Account::region).distinct().count() + " " + far
						+ " "
						+ percent(far, people.size());
			}
			case AWAKENING -> sentence;
			case STRUCTURING -> {
				// the line is what the sentence says
				long line = Long.parseLong(sentence.replaceAll(".*(均低于|不足|、不足)(\\d+)万元(而|的\\d+笔，在).*", "$2")) * 1_000_000;
				var named = line / 1_000_000;
				if (sentence.contains("分多笔")) {
					yield said.get(0) + " " + payers(in).size() + " 3 " + named + " " + named + " " + in.size() + " " + wan(in);
				}
				long below = in.stream().filter(row -> row.fen() >= line * 8 / 10 && row.fen() < line).count();
				long above = in.stream().filter(row -> row.fen() >= line && row.fen() < line * 12 / 10).count();
				yield said.get(0) + " " + in.size() + " " + named * 8 / 10 + " " + named + " " + below + " " + named + " "
						+ named * 12 / 10 + " " + above;
			}
			case ROTATION -> String.join(" ", said.subList(0, said.size() - 2)) + " " + payers(in).size() + " " + wan(in);
			default -> sentence;
		};
	}

	/** What a sentence adds when most sums are whole multiples of one: how many, and of what. */
	private static String multiples(List<String> said, int at, List<Town.Row> rows) {
		if (said.size() <= at) {
			return "";
		}
		long unit = new BigDecimal(said.get(at + 1)).movePointRight(2).longValueExact();
		long hits = rows.stream().filter(row -> row.fen() % unit == 0).count();
		assertThat(hits * 10).isGreaterThanOrEqualTo(rows.size() * 7L);
		return " " + hits + " " + said.get(at + 1);
	}

	/** Sums of whole weeks, counted back from the day; the oldest first. */
	private static double[] weeks(List<Town.Row> rows, int count, LocalDate day) {
		var weeks = new double[count];
		for (var row : rows) {
			long back = ChronoUnit.DAYS.between(Town.BEGIN.plusDays(row.day()), day) / 7;
			if (back < count) {
				weeks[count - 1 - (int) back] += row.fen();
			}
		}
		return weeks;
	}

	/** Correlation of a series with another one a step later, by the textbook. */
	private static double following(double[] before, double[] after) {
		int n = before.length - 1;
		double x = 0;
		double y = 0;
		double xx = 0;
		double yy = 0;
		double xy = 0;
		for (int i = 0; i < n; i++) {
			x += before[i];
			y += after[i + 1];
			xx += before[i] * before[i];
			yy += after[i + 1] * after[i + 1];
			xy += before[i] * after[i + 1];
		}
		return (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y));
	}

	/** Days off within the weeks of the tests, from the notice for 2025. */
	private static boolean off(LocalDate day) {
		var text = day.toString();
		boolean holiday = text.compareTo("2025-01-28") >= 0 && text.compareTo("2025-02-04") <= 0
				|| text.compareTo("2025-04-04") >= 0 && text.compareTo("2025-04-06") <= 0
				|| text.compareTo("2025-05-01") >= 0 && text.compareTo("2025-05-05") <= 0
				|| text.compareTo("2025-05-31") >= 0 && text.compareTo("2025-06-02") <= 0
				|| text.compareTo("2025-10-01") >= 0 && text.compareTo("2025-10-08") <= 0 || text.equals("2025-01-01");
		boolean working = Set.of("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11").contains(text);
		return holiday || !working && day.getDayOfWeek().getValue() >= 6;
	}

	/** At most four payments, of 3,000 yuan on average. */
	private boolean large(List<Town.Row> in, String payer) {
		var own = where(in, row -> who(row.payer()).equals(payer));
		return own.size() <= 4 && sum(own) / own.size() >= 300_000;
	}

	/** An account of the subject, or of the one it is judged with. */
	private boolean own(String account, String subject) {
		return !account.isEmpty() && (who(account).equals(subject) || who(account).equals(subject.replace("-主体", "-pay-主体")));
	}

}
