package cn.fangfei.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import cn.fangfei.detection.assess.LogisticFit;
import cn.fangfei.detection.assess.OddsCard;
import cn.fangfei.detection.assess.OddsTerm;
import cn.fangfei.detection.flow.AccountBook;
import cn.fangfei.detection.flow.FlowAlert;
import cn.fangfei.detection.flow.FlowFeature;
import cn.fangfei.detection.flow.FlowMonitor;
import cn.fangfei.detection.flow.FlowSettings;
import cn.fangfei.detection.flow.FlowSink;
import cn.fangfei.formats.AccountFile;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.TransactionFile;

/**
 * Fits the weights of fund flow on simulated counties and says how they do on others, by hand:
 * {@code FlowFit <directories to fit on, comma between> <directories to test on, comma between> [ridge]}. A directory holds accounts.csv,
 * transactions.csv and truth.csv. A subject counts as a scheme in the weeks from its launch to the day before its collapse, as
 * {@code evaluate} counts (docs/detection/evaluation.md); weeks after that are left out. The bound of alerts is set on the worlds fitted
 * on, each weighed by a card fitted on the others, at 0.35 false subjects per 10,000 accounts a month (a subject counts once): 0.5 is what
 * may not be passed, and unseen worlds differ more than those at hand.
 * truth_accounts.csv, where there is one, says which other
 * subjects' accounts a scheme used (columns: scheme's subject, account, account's subject).
 */
final class FlowFit {

	private static final double FALSE_PER_10K_MONTH = 0.35;
	/** Every third week is fitted on: neighbouring weeks tell the same. */
	private static final int WEEKS_APART = 3;

	private record Truth(String kind, LocalDate launched, LocalDate collapsed, int investors) {
	}

	private record Row(int world, String subject, LocalDate day, double[] strengths, double[] values, boolean scheme) {
	}

	private static final class World {

		String name = "";
		Map<String, Truth> truth = new HashMap<>();
		/** Other subjects whose accounts a scheme used; an alert on them is one on the scheme. */
		Map<String, String> scheme = new HashMap<>();
		List<Row> rows = new ArrayList<>();
		long accounts;
		LocalDate first = LocalDate.MAX;
		LocalDate last = LocalDate.MIN;

		double months() {
			return (last.toEpochDay() - first.toEpochDay()) / 30.4;
		}
	}

	private FlowFit() {
	}

	public static void main(String[] args) throws Exception {
		var card = FlowMonitor.standardWeights();
		var train = worlds(args[0], 0);
		var test = worlds(args[1], train.size());
		double ridge = args.length > 2 ? Double.parseDouble(args[2]) : 3;
		separation(train, card);
		print("weights at hand, own bound (fitted on)", train, new Scale(card, card.ordinary()), card.alert());
		print("weights at hand, own bound (test)", test, new Scale(card, card.ordinary()), card.alert());
		var highest = new ArrayList<Double>();
		double budget = 0;
		for (var left : train) {
			var others = train.stream().filter(world -> world != left).toList();
			others = others.isEmpty() ? train : others;
			var apart = card(card, fit(others, card, ridge));
			highest(left, new Scale(apart, ordinary(others, apart)), false).values().forEach(highest::add);
			budget += FALSE_PER_10K_MONTH * left.accounts / 10_000 * left.months();
		}
		highest.sort(Comparator.reverseOrder());
		double alert = highest.size() > budget ? highest.get((int) budget) + 1e-9 : -50;
		var next = card(card, fit(train, card, ridge));
		var scale = new Scale(next, ordinary(train, next));
		print("fitted (fitted on)", train, scale, alert);
		print("fitted (test)", test, scale, alert);
		for (var world : test) {
			print("fitted, " + world.name, List.of(world), scale, alert);
		}
		var fitted = next.terms();
		var reference = references(train, card);
		System.out.printf(Locale.ROOT, "intercept,%.4f%nalert,%.4f%nordinary,%.4f%n", next.intercept(), alert, scale.ordinary());
		for (int i = 0; i < fitted.size(); i++) {
			var term = fitted.get(i);
			System.out.printf(Locale.ROOT, "%s,%s,%s,%s,%s,%s%n", term.code(), term.kind(), shown(term.weight()), shown(term.cap()),
					shown(reference[i]), term.element());
		}
	}

	private static OddsCard card(OddsCard card, double[] weights) {
		var terms = new ArrayList<OddsTerm>();
		for (int i = 0; i < card.terms().size(); i++) {
			var term = card.terms().get(i);
			terms.add(new OddsTerm(term.code(), term.kind(), term.kind() == OddsTerm.Kind.URGENT ? 0 : weights[i], term.cap(),
					term.reference(), term.element()));
		}
		return new OddsCard("fit", card.source(), weights[weights.length - 1], 0, Double.NaN, terms);
	}

	private static String shown(double value) {
		var text = String.format(Locale.ROOT, "%.3f", value);
		return text.replaceAll("0+$", "").replaceAll("\\.$", "").replace("-0", Math.abs(value) < 5e-4 ? "0" : "-0");
	}

	/**
	 * A card, and what was ordinary where it was fitted: log-odds of a county are those beyond what is ordinary there, week by week as the
	 * watch reckons it.
	 */
	private record Scale(OddsCard card, double ordinary) {

		/** Of the rows of a county, in their order. */
		double[] logOdds(World world) {
			return LocalScores.of(world.rows.stream().map(Row::day).toList(), world.rows.stream().mapToDouble(row -> card.logOdds(row.strengths()))
				.toArray(), listed(world, card), ordinary);
		}
	}

	/** Log-odds if the list named every depositor. */
	private static double[] listed(World world, OddsCard card) {
		int unlisted = card.terms().stream().map(OddsTerm::code).toList().indexOf(FlowFeature.UNLISTED.name());
		return world.rows.stream().mapToDouble(row -> {
			var strengths = row.strengths().clone();
			strengths[unlisted] = 0;
			return card.logOdds(strengths);
		}).toArray();
	}

	private static double ordinary(List<World> worlds, OddsCard card) {
		return LocalScores.ordinary(worlds.stream().map(world -> listed(world, card)).toList());
	}

	private static List<World> worlds(String directories, int number) throws Exception {
		var worlds = new ArrayList<World>();
		for (var directory : directories.split(",")) {
			worlds.add(world(Path.of(directory), number + worlds.size()));
		}
		return worlds;
	}

	private static World world(Path directory, int number) throws Exception {
		var world = new World();
		world.name = directory.getFileName().toString();
		var columns = new HashMap<String, Integer>();
		for (var line : Files.readAllLines(directory.resolve("truth.csv"))) {
			var cells = line.split(",", -1);
			if (columns.isEmpty()) {
				for (int i = 0; i < cells.length; i++) {
					columns.put(cells[i].replace("\ufeff", ""), i);
				}
				continue;
			}
			var collapsed = cells[columns.get("collapsed_on")];
			world.truth.put(cells[columns.get("subject")], new Truth(cells[columns.get("scheme_kind")],
					LocalDate.parse(cells[columns.get("launched_on")]),
					collapsed.isEmpty() ? LocalDate.MAX : LocalDate.parse(collapsed),
							(int) Double.parseDouble(cells[columns.get("investors")])));
		}
		var used = directory.resolve("truth_accounts.csv");
		if (Files.exists(used)) {
			for (var line : Files.readAllLines(used).subList(1, Files.readAllLines(used).size())) {
				world.scheme.put(line.split(",", -1)[2], line.split(",", -1)[0]);
				// an account that no bank listed is told by its number
				world.scheme.put(line.split(",", -1)[1], line.split(",", -1)[0]);
			}
		}
		var book = new AccountBook();
		try (var accounts = AccountFile.open(directory.resolve("accounts.csv"), "accounts.csv", ReadLimits.standard())) {
			while (accounts.next()) {
				var row = accounts.row();
				if (row != null) {
					book.enter(row.account(), row.subject(), row.kind(), row.kindWritten(), row.openedOn(), row.birthYear(), row.region());
				}
			}
		}
		world.accounts = book.listed();
		var card = FlowMonitor.standardWeights();
		long begun = System.nanoTime();
		var monitor = new FlowMonitor(FlowSettings.standard(), book, card, new FlowSink() {

			@Override
			public void alert(FlowAlert alert) {
			}

			@Override
			public void judged(String party, LocalDate day, double[] strengths, double[] values) {
				var subject = world.scheme.getOrDefault(party, party);
				var truth = world.truth.get(subject);
				boolean active = truth != null && !day.isBefore(truth.launched()) && day.isBefore(truth.collapsed());
				if (truth != null && !active) {
					return;
				}
				var taken = new double[card.terms().size()];
				var measured = new double[taken.length];
				for (int i = 0; i < taken.length; i++) {
					taken[i] = strengths[FlowFeature.valueOf(card.terms().get(i).code()).ordinal()];
					measured[i] = values[FlowFeature.valueOf(card.terms().get(i).code()).ordinal()];
				}
				world.rows.add(new Row(number, subject, day, taken, measured, active));
			}
		});
		try (var transactions = TransactionFile.open(directory.resolve("transactions.csv"), "transactions.csv", ReadLimits.standard())) {
			while (transactions.next()) {
				if (transactions.problem() == null) {
					monitor.accept(transactions.row());
					var day = LocalDate.ofEpochDay(Math.floorDiv(transactions.row().millis(), 86_400_000L));
					world.first = day.isBefore(world.first) ? day : world.first;
					world.last = day.isAfter(world.last) ? day : world.last;
				}
			}
		}
		monitor.end();
		System.out.printf(Locale.ROOT, "%s: %s, %s, %d rows judged, %d schemes, %.1f s%n", directory, monitor.counts(), monitor.memory(),
				world.rows.size(),
				world.truth.size(), (System.nanoTime() - begun) / 1e9);
		return world;
	}

	private static double[] fit(List<World> worlds, OddsCard card, double ridge) {
		var rows = worlds.stream().flatMap(world -> world.rows.stream())
			.filter(row -> Math.floorDiv(row.day().toEpochDay(), 7) % WEEKS_APART == 0).toList();
		var weeks = new HashMap<String, Integer>();
		rows.forEach(row -> weeks.merge(row.world() + row.subject(), 1, Integer::sum));
		var x = new double[rows.size()][];
		var y = new boolean[rows.size()];
		var importance = new double[rows.size()];
		for (int i = 0; i < x.length; i++) {
			x[i] = rows.get(i).strengths();
			y[i] = rows.get(i).scheme();
			// a subject counts once, however many weeks it was judged
			importance[i] = 10.0 / weeks.get(rows.get(i).world() + rows.get(i).subject());
		}
		var signs = card.terms().stream().mapToInt(term -> term.kind() == OddsTerm.Kind.GUARD ? -1 : 1).toArray();
		for (int i = 0; i < signs.length; i++) {
			if (card.terms().get(i).kind() == OddsTerm.Kind.URGENT) {
				for (var row : x) {
					row[i] = 0;
				}
			}
		}
		return LogisticFit.fit(x, y, importance, signs, ridge);
	}

	/** How well each mark alone parts schemes from others, by the last reading of each subject: AUC, medians. */
	private static void separation(List<World> worlds, OddsCard card) {
		for (int f = 0; f < card.terms().size(); f++) {
			var schemes = new ArrayList<Double>();
			var others = new ArrayList<Double>();
			for (var world : worlds) {
				var best = new HashMap<String, Double>();
				var sum = new HashMap<String, Integer>();
				for (var row : world.rows) {
					best.merge(row.subject(), row.strengths()[f], Double::sum);
					sum.merge(row.subject(), 1, Integer::sum);
				}
				best.forEach((subject, total) -> (world.truth.containsKey(subject) ? schemes : others).add(total / sum.get(subject)));
			}
			var sorted = others.stream().sorted().toList();
			double rank = 0;
			for (double scheme : schemes) {
				int below = (int) sorted.stream().filter(v -> v < scheme).count();
				int same = (int) sorted.stream().filter(v -> v == scheme).count();
				rank += below + same / 2.0;
			}
			schemes.sort(Comparator.naturalOrder());
			System.out.printf(Locale.ROOT, "%-20s AUC %.3f  schemes %.2f  others %.2f / 90 %% %.2f%n", card.terms().get(f).code(),
					rank / Math.max(1, schemes.size()) / Math.max(1, sorted.size()), middle(schemes), middle(sorted),
					sorted.isEmpty() ? 0 : sorted.get(sorted.size() * 9 / 10));
		}
	}

	private static double middle(List<Double> sorted) {
		return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
	}

	private static double[] references(List<World> worlds, OddsCard card) {
		var reference = new double[card.terms().size()];
		for (int f = 0; f < reference.length; f++) {
			int feature = f;
			reference[f] = middle(worlds.stream().flatMap(world -> world.rows.stream()).filter(row -> !row.scheme())
				.map(row -> Math.max(0, row.values()[feature])).sorted().toList());
		}
		return reference;
	}

	private static Map<String, Double> highest(World world, Scale scale, boolean schemes) {
		var highest = new HashMap<String, Double>();
		var z = scale.logOdds(world);
		for (int i = 0; i < z.length; i++) {
			if (world.rows.get(i).scheme() == schemes) {
				highest.merge(world.rows.get(i).subject(), z[i], Math::max);
			}
		}
		return highest;
	}

	private static void print(String name, List<World> worlds, Scale scale, double bound) {
		int caught = 0;
		int all = 0;
		int bonus = 0;
		int wrong = 0;
		double accountMonths = 0;
		var lives = new ArrayList<Double>();
		var byKind = new TreeMap<String, int[]>();
		var falseOnes = new HashMap<String, Double>();
		for (int w = 0; w < worlds.size(); w++) {
			var world = worlds.get(w);
			accountMonths += world.accounts / 10_000.0 * world.months();
			var first = new HashMap<String, LocalDate>();
			var z = scale.logOdds(world);
			var lawful = highest(world, scale, false);
			for (int i = 0; i < z.length; i++) {
				var row = world.rows.get(i);
				if (z[i] >= bound) {
					first.merge(row.subject(), row.day(), (a, b) -> a.isBefore(b) ? a : b);
				}
			}
			for (var entry : world.truth.entrySet()) {
				var truth = entry.getValue();
				boolean told = first.containsKey(entry.getKey());
				if (truth.investors() < 30) {
					bonus += told ? 1 : 0;
					continue;
				}
				all++;
				caught += told ? 1 : 0;
				var counts = byKind.computeIfAbsent(truth.kind(), k -> new int[2]);
				counts[0] += told ? 1 : 0;
				counts[1]++;
				if (told) {
					var end = truth.collapsed().equals(LocalDate.MAX) ? world.last : truth.collapsed();
					lives.add((double) (first.get(entry.getKey()).toEpochDay() - truth.launched().toEpochDay())
							/ Math.max(1, end.toEpochDay() - truth.launched().toEpochDay()));
				}
			}
			for (var subject : first.keySet()) {
				if (!world.truth.containsKey(subject)) {
					wrong++;
					falseOnes.put(w + " " + subject, lawful.get(subject));
				}
			}
		}
		lives.sort(Comparator.naturalOrder());
		double precision = caught + bonus + wrong == 0 ? 0 : (double) (caught + bonus) / (caught + bonus + wrong);
		double recall = all == 0 ? 0 : (double) caught / all;
		System.out.printf(Locale.ROOT,
				"%s: recall %d/%d = %.3f, false %d = %.2f per 10k a month, precision %.3f, F1 %.3f, median alert at %.0f %% of life, bonus %d; ", name, caught,
				all, recall, wrong, wrong / accountMonths, precision, precision + recall == 0 ? 0 : 2 * precision * recall / (precision
						+ recall), 100 * middle(lives), bonus);
		byKind.forEach((kind, counts) -> System.out.print(kind + " " + counts[0] + "/" + counts[1] + " "));
		System.out.println();
		if (name.startsWith("fitted (test")) {
			show(worlds, scale, bound);
		}
		falseOnes.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).limit(12)
			.forEach(entry -> System.out.printf(Locale.ROOT, "    false: %s %.2f%n", entry.getKey(), entry.getValue()));
	}

	/** The highest reading of every scheme, and of the false ones: what each mark was, in the order of the card. */
	private static void show(List<World> worlds, Scale scale, double bound) {
		for (var world : worlds) {
			var best = new HashMap<String, Integer>();
			var all = scale.logOdds(world);
			for (int i = 0; i < all.length; i++) {
				best.merge(world.rows.get(i).subject(), i, (a, b) -> all[a] >= all[b] ? a : b);
			}
			best.values().stream().sorted(Comparator.comparing(i -> world.rows.get(i).subject())).forEach(i -> {
				var row = world.rows.get(i);
				var truth = world.truth.get(row.subject());
				double z = all[i];
				if (truth != null || z >= bound) {
					System.out.printf(Locale.ROOT, "    %s %s %s %.2f", truth == null ? "false" : z >= bound ? truth.kind()
							+ " told" : truth.kind() + " MISSED", row.subject(), row.day(), z);
					for (double strength : row.strengths()) {
						System.out.printf(Locale.ROOT, " %.2f", strength);
					}
					System.out.println();
				}
			});
			world.truth.keySet().stream().filter(subject -> !best.containsKey(subject)).forEach(subject ->
					System.out.println("    NEVER JUDGED " + world.truth.get(subject) + " " + subject));
		}
	}

}
