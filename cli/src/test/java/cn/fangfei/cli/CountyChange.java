package cn.fangfei.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes of a simulated county one that nobody fitted on, by hand: {@code CountyChange <change> <folder> <new folder>}. It changes the files
 * and not the generator, so that nothing of the generator's make is behind it. The changes:
 * <ul>
 * <li>{@code unseen:0.5} of that part of the accounts neither the row nor payments among themselves are handed in;
 * <li>{@code bank:1} one bank alone hands in its accounts and their payments, the first one or another by number;
 * <li>{@code times:3} all amounts are so many times as large;
 * <li>{@code gifts:2} gifts and red packets of so many times the sum;
 * <li>{@code season:45} tuition, course fees and all purchases of crops come so many days later.
 * </ul>
 * {@code transactions.csv} and {@code accounts.csv} are written anew, the truth is copied. The files must be the generator's own, without
 * quotes. Results of the regimes stand in docs/detection/evaluation.md.
 */
final class CountyChange {

	private static final List<String> TRUTH = List.of("truth.csv", "truth_accounts.csv", "truth_schemes.csv", "truth_curve.csv");
	private static final Set<String> GIFTS = Set.of("红包", "礼金");
	private static final Set<String> SEASONS = Set.of("学费", "培训费", "报名费", "粮款", "收购款", "农产品收购");
	private static final int PAYER = 2;
	private static final int PAYEE = 3;
	private static final int AMOUNT = 4;
	private static final int MEMO = 6;

	private final String change;
	private final double size;
	private final Path from;
	private final Path to;
	private final List<String> banks = new ArrayList<>();

	private CountyChange(String change, Path from, Path to) {
		this.change = change.substring(0, change.indexOf(':'));
		size = Double.parseDouble(change.substring(change.indexOf(':') + 1));
		this.from = from;
		this.to = to;
	}

	public static void main(String[] args) throws IOException {
		var one = new CountyChange(args[0], Path.of(args[1]), Path.of(args[2]));
		Files.createDirectories(one.to);
		for (var name : TRUTH) {
			Files.copy(one.from.resolve(name), one.to.resolve(name));
		}
		one.accounts();
		if (one.change.equals("season")) {
			one.shift();
		} else {
			one.transactions();
		}
	}

	/** The first four digits tell the bank of a card, the first three that of a book; both are in the order of the banks. */
	private static String bank(String account) {
		return account.substring(0, account.length() == 19 ? 4 : 3);
	}

	private boolean hidden(String account) {
		return switch (change) {
			// the hash of a number spreads evenly; the same account is hidden in every run
			case "unseen" -> Math.floorMod(account.hashCode() * 0x9e3779b1, 1_000) < size * 1_000;
			case "bank" -> !bank(account).equals(banks.get((int) size - 1)) && !bank(account).equals(banks.get(banks.size() / 2 + (int) size - 1));
			default -> false;
		};
	}

	private void accounts() throws IOException {
		var lines = Files.readAllLines(from.resolve("accounts.csv"));
		var found = new HashSet<String>();
		lines.subList(1, lines.size()).forEach(line -> found.add(bank(line.substring(0, line.indexOf(',')))));
		banks.addAll(found.stream().sorted().toList());
		try (var out = Files.newBufferedWriter(to.resolve("accounts.csv"))) {
			for (var line : lines) {
				if (line == lines.get(0) || !hidden(line.substring(0, line.indexOf(',')))) {
					write(out, line);
				}
			}
		}
	}

	private void transactions() throws IOException {
		try (var in = Files.newBufferedReader(from.resolve("transactions.csv")); var out = Files.newBufferedWriter(to.resolve(
				"transactions.csv"))) {
			write(out, in.readLine());
			for (var line = in.readLine(); line != null; line = in.readLine()) {
				var cells = line.split(",", -1);
				if (hidden(cells[PAYER]) && hidden(cells[PAYEE])) {
					continue;
				}
				if (change.equals("times") || change.equals("gifts") && GIFTS.contains(cells[MEMO])) {
					cells[AMOUNT] = String.format(Locale.ROOT, "%.2f", Math.max(0.01, Double.parseDouble(cells[AMOUNT]) * size));
				}
				write(out, String.join(",", cells));
			}
		}
	}

	/** Rows of the season come later; what would lie after the last day is left out. All days are kept in order. */
	private void shift() throws IOException {
		var waiting = new TreeMap<LocalDate, List<String>>();
		try (var in = Files.newBufferedReader(from.resolve("transactions.csv")); var out = Files.newBufferedWriter(to.resolve(
				"transactions.csv"))) {
			write(out, in.readLine());
			LocalDate now = null;
			for (var line = in.readLine(); line != null; line = in.readLine()) {
				var cells = line.split(",", -1);
				var day = LocalDate.parse(cells[1].substring(0, 10));
				while (!day.equals(now)) {
					now = now == null ? day : now.plusDays(1);
					for (var late : waiting.getOrDefault(now, List.of())) {
						write(out, late);
					}
					waiting.remove(now);
				}
				if (SEASONS.contains(cells[MEMO])) {
					var later = day.plusDays((long) size);
					cells[1] = later + cells[1].substring(10);
					waiting.computeIfAbsent(later, d -> new ArrayList<>()).add(String.join(",", cells));
				} else {
					write(out, line);
				}
			}
		}
	}

	private static void write(BufferedWriter out, String line) throws IOException {
		out.write(line);
		out.write('\n');
	}
}
