package cn.fangfei.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.microsoft.ml.lightgbm.PredictionType;

import cn.fangfei.cli.evaluation.TrueScheme;
import cn.fangfei.detection.assess.OddsTerm;
import cn.fangfei.detection.flow.FlowFeature;
import cn.fangfei.detection.flow.FlowMonitor;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;

/**
 * Fits the challenger of fund flow on simulated counties, by hand:
 * {@code ChallengerFit <version> <counties to fit on, comma between> <counties to test on> <folder to write into>}, a county being a
 * folder or a file of {@link CountyReadings}, its name a group, a hyphen and its seed, such as {@code d2-s8}. It writes
 * {@code challenger.csv}, the model, and {@code challenger-rows.csv}, rows with what the library makes of them, against which a test holds
 * the walker. The method stands in docs/detection/challenger.md.
 *
 * <p>The bound of alerts comes from the counties fitted on, each judged by a model of all others: the lowest at which those that the
 * challenger raises to 黄 bring the false subjects to no more than {@value #RAISED_FALSE} per 10,000 accounts a month above those of the
 * scorecard.
 */
final class ChallengerFit {

	private static final double GOAL_FALSE = 0.5;
	private static final double RAISED_FALSE = 0.1;
	private static final int PARTS = 5;
	private static final int ROUNDS = 80;
	private static final int GOLDEN = 40;
	private static final String SETTINGS = "objective=binary num_leaves=8 max_depth=4 learning_rate=0.1 min_data_in_leaf=100 lambda_l2=20"
			+ " use_missing=false num_threads=1 deterministic=true force_row_wise=true seed=1 verbosity=-1";
	private static final Set<FlowFeature> LEFT_OUT = Set.of(FlowFeature.ELDER, FlowFeature.FAR, FlowFeature.WIND_DOWN);
	private static final double YELLOW = 40;
	private static final double BLUE = 20;

	/**
	 * @param card the card's score, set to what is ordinary in the county
	 * @param scheme number of the truth, -1 for a lawful subject
	 */
	private record Row(String subject, LocalDate day, double[] marks, double card, int scheme) {
	}

	private record World(String name, List<TrueScheme> truth, List<Row> rows, long accounts, LocalDate first, LocalDate last) {

		double accountMonths() {
			return accounts / 10_000.0 * (last.toEpochDay() - first.toEpochDay() + 1) / (365.25 / 12);
		}
	}

	private interface Scorer {

		/** The score of a row of a world, by its place. */
		double score(int row);
	}

	private static final List<OddsTerm> TERMS = FlowMonitor.standardWeights().terms().stream()
			.filter(term -> !LEFT_OUT.contains(FlowFeature.valueOf(term.code()))).toList();

	/** Set and not fitted, as on the card: the same penalty in steps of a tenth, a tree of its own behind the fitted ones. */
	private static final int SET = TERMS.stream().map(OddsTerm::code).toList().indexOf(FlowFeature.UNLISTED.name());
	private static final int STEPS = 10;

	private ChallengerFit() {
	}

	public static void main(String[] args) throws Exception {
		var fitted = worlds(args[1]);
		var tested = worlds(args[2]);
		var out = Path.of(args[3]);
		var raw = apart(fitted);
		double ordinary = ordinary(fitted, raw);
		var apart = local(fitted, raw, ordinary);
		double own = bound(fitted, scorers(apart), GOAL_FALSE);
		double alert = raisingBound(fitted, apart);
		System.out.printf(Locale.ROOT, "bound at %.1f false: %.4f, bound of raising: %.4f, ordinary %.4f%n", GOAL_FALSE, own, alert, ordinary);
		report("fitted on, each by the others: scorecard as told", fitted, cards(fitted), YELLOW);
		report("fitted on, each by the others: scorecard at 0.5", fitted, cards(fitted), bound(fitted, cards(fitted), GOAL_FALSE));
		report("fitted on, each by the others: challenger at 0.5", fitted, scorers(apart), own);
		report("fitted on, each by the others: told, with what is raised", fitted, told(fitted, apart, alert), 1);
		try (var model = fit(fitted)) {
			var text = model.saveModelToString(0, 0, FeatureImportanceType.GAIN);
			var remark = "fitted on " + String.join(", ", fitted.stream().map(World::name).toList());
			Files.createDirectories(out);
			Files.writeString(out.resolve("challenger.csv"), write(args[0], alert, ordinary, remark, text, covers(fitted)));
			Files.writeString(out.resolve("challenger-rows.csv"), golden(model, fitted));
			for (var group : tested.stream().map(ChallengerFit::group).distinct().sorted().toList()) {
				var some = tested.stream().filter(world -> group(world).equals(group)).toList();
				var all = new ArrayList<double[]>();
				for (var world : some) {
					all.add(predict(model, world));
				}
				var predicted = local(some, all, ordinary);
				report("tested, " + group + ": scorecard as told", some, cards(some), YELLOW);
				report("tested, " + group + ": scorecard at 0.5", some, cards(some), bound(some, cards(some), GOAL_FALSE));
				report("tested, " + group + ": challenger by the bound of those fitted on", some, scorers(predicted), own);
				report("tested, " + group + ": challenger at 0.5", some, scorers(predicted), bound(some, scorers(predicted), GOAL_FALSE));
				report("tested, " + group + ": told, with what is raised", some, told(some, predicted, alert), 1);
			}
		}
	}

	/** What each county scores by a model of those of other seeds, a fifth of the seeds left out at a time. */
	private static List<double[]> apart(List<World> fitted) throws Exception {
		var seeds = fitted.stream().map(ChallengerFit::seed).distinct().sorted().toList();
		var apart = new ArrayList<double[]>(Collections.nCopies(fitted.size(), null));
		for (int part = 0; part < PARTS; part++) {
			int left = part;
			try (var model = fit(fitted.stream().filter(world -> seeds.indexOf(seed(world)) % PARTS != left).toList())) {
				for (int w = 0; w < fitted.size(); w++) {
					if (seeds.indexOf(seed(fitted.get(w))) % PARTS == left) {
						apart.set(w, predict(model, fitted.get(w)));
					}
				}
			}
		}
		return apart;
	}

	private static List<World> worlds(String directories) throws Exception {
		var worlds = new ArrayList<World>();
		for (var directory : directories.split(",")) {
			worlds.add(world(Path.of(directory)));
		}
		return worlds;
	}

	private static World world(Path path) throws Exception {
		var read = CountyReadings.read(path);
		var card = FlowMonitor.standardWeights();
		var cardPlaces = places(read, card.terms());
		var places = places(read, TERMS);
		int unlisted = card.terms().stream().map(OddsTerm::code).toList().indexOf(FlowFeature.UNLISTED.name());
		var rows = new ArrayList<Row>();
		var days = new ArrayList<LocalDate>();
		var z = new ArrayList<Double>();
		var listed = new ArrayList<Double>();
		for (var row : read.rows()) {
			var scheme = row.scheme() < 0 ? null : read.truth().get(row.scheme());
			if (scheme != null && (row.day().isBefore(scheme.launched()) || scheme.ended() != null && !row.day().isBefore(scheme.ended()))) {
				continue;
			}
			var all = Arrays.stream(cardPlaces).mapToDouble(place -> row.strengths()[place]).toArray();
			var marks = Arrays.stream(places).mapToDouble(place -> row.strengths()[place]).toArray();
			days.add(row.day());
			z.add(card.logOdds(all));
			all[unlisted] = 0;
			listed.add(card.logOdds(all));
			rows.add(new Row(row.subject(), row.day(), marks, 0, row.scheme()));
		}
		var local = LocalScores.of(days, array(z), array(listed), card.ordinary());
		for (int i = 0; i < rows.size(); i++) {
			var row = rows.get(i);
			rows.set(i, new Row(row.subject(), row.day(), row.marks(), card.score(local[i]), row.scheme()));
		}
		System.out.println(path + ": " + rows.size() + " rows judged, " + read.truth().size() + " schemes");
		return new World(read.name(), read.truth(), rows, read.accounts(), read.first(), read.last());
	}

	private static double[] array(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}

	/** What the model says if the list named every depositor. */
	private static double[] listed(World world, double[] scores) {
		var listed = scores.clone();
		for (int i = 0; i < listed.length; i++) {
			listed[i] -= leaf(step(world.rows().get(i).marks()[SET]));
		}
		return listed;
	}

	private static double ordinary(List<World> worlds, List<double[]> predicted) {
		var counties = new ArrayList<double[]>();
		for (int w = 0; w < worlds.size(); w++) {
			counties.add(listed(worlds.get(w), predicted.get(w)));
		}
		return LocalScores.ordinary(counties);
	}

	private static List<double[]> local(List<World> worlds, List<double[]> predicted, double ordinary) {
		var all = new ArrayList<double[]>();
		for (int w = 0; w < worlds.size(); w++) {
			var world = worlds.get(w);
			all.add(LocalScores.of(world.rows().stream().map(Row::day).toList(), predicted.get(w), listed(world, predicted.get(w)), ordinary));
		}
		return all;
	}

	private static int[] places(CountyReadings read, List<OddsTerm> terms) {
		return terms.stream().mapToInt(term -> read.features().indexOf(term.code())).toArray();
	}

	/** Counties of a kind, by what their name begins with: the density, or the regime. */
	private static String group(World world) {
		return world.name().replaceAll("-.*", "");
	}

	/** The seed a county was made from, by the end of its name: people and schemes of one seed come again at other densities. */
	private static String seed(World world) {
		return world.name().replaceAll(".*-", "");
	}

	/** The marks that are fitted on; the library leaves out what never changes. */
	private static double[] matrix(List<Row> rows) {
		var marks = new double[rows.size() * TERMS.size()];
		for (int i = 0; i < rows.size(); i++) {
			System.arraycopy(rows.get(i).marks(), 0, marks, i * TERMS.size(), TERMS.size());
			marks[i * TERMS.size() + SET] = 0;
		}
		return marks;
	}

	private static int step(double strength) {
		// as the walker splits: half a step belongs to the lower one
		int step = 0;
		while (step < STEPS && strength > threshold(step)) {
			step++;
		}
		return step;
	}

	private static double threshold(int step) {
		return (2 * step + 1) / (2.0 * STEPS);
	}

	private static double leaf(int step) {
		return TERMS.get(SET).weight() * step / STEPS;
	}

	/** How many rows fitted on fall into each step; one more each, so that none is empty. */
	private static int[] covers(List<World> worlds) {
		var covers = new int[STEPS + 1];
		Arrays.fill(covers, 1);
		worlds.forEach(world -> world.rows().forEach(row -> covers[step(row.marks()[SET])]++));
		return covers;
	}

	/** The nodes of the tree over the steps from one to another; @return the number of its root */
	private static int grow(List<String> nodes, int[] covers, int from, int to) {
		int at = nodes.size();
		nodes.add("");
		int cover = Arrays.stream(covers, from, to + 1).sum();
		if (from == to) {
			nodes.set(at, "leaf," + leaf(from) + "," + cover);
			return at;
		}
		int middle = (from + to) / 2;
		int left = grow(nodes, covers, from, middle);
		int right = grow(nodes, covers, middle + 1, to);
		nodes.set(at, "split," + SET + "," + threshold(middle) + "," + left + "," + right + "," + cover);
		return at;
	}

	private static LGBMBooster fit(List<World> worlds) throws Exception {
		var rows = worlds.stream().flatMap(world -> world.rows().stream()).toList();
		var label = new float[rows.size()];
		var weight = new float[rows.size()];
		int at = 0;
		for (var world : worlds) {
			var weeks = new HashMap<String, Integer>();
			world.rows().forEach(row -> weeks.merge(row.subject(), 1, Integer::sum));
			for (var row : world.rows()) {
				label[at] = row.scheme() >= 0 ? 1 : 0;
				// between a subject counting once and each of its weeks counting
				weight[at++] = (float) (3 / Math.sqrt(weeks.get(row.subject())));
			}
		}
		var data = LGBMDataset.createFromMat(matrix(rows), rows.size(), TERMS.size(), true, SETTINGS, null);
		data.setField("label", label);
		data.setField("weight", weight);
		var signs = String.join(",", TERMS.stream().map(term -> Integer.toString(sign(term))).toList());
		var model = LGBMBooster.create(data, SETTINGS + " monotone_constraints=" + signs);
		for (int round = 0; round < ROUNDS; round++) {
			model.updateOneIter();
		}
		return model;
	}

	private static int sign(OddsTerm term) {
		return term.kind() == OddsTerm.Kind.GUARD ? -1 : 1;
	}

	private static double[] predict(LGBMBooster model, World world) throws Exception {
		var scores = model.predictForMat(matrix(world.rows()), world.rows().size(), TERMS.size(), true, PredictionType.C_API_PREDICT_RAW_SCORE);
		for (int i = 0; i < scores.length; i++) {
			scores[i] += leaf(step(world.rows().get(i).marks()[SET]));
		}
		return scores;
	}

	private static List<Scorer> scorers(List<double[]> predicted) {
		return predicted.stream().<Scorer>map(scores -> row -> scores[row]).toList();
	}

	private static List<Scorer> cards(List<World> worlds) {
		return worlds.stream().<Scorer>map(world -> row -> world.rows().get(row).card()).toList();
	}

	/** 1 for what is told: 黄 by the scorecard, or 蓝 by it and raised by the challenger; else 0. */
	private static List<Scorer> told(List<World> worlds, List<double[]> predicted, double alert) {
		var scorers = new ArrayList<Scorer>();
		for (int w = 0; w < worlds.size(); w++) {
			var world = worlds.get(w);
			var scores = predicted.get(w);
			scorers.add(row -> {
				double card = world.rows().get(row).card();
				return card >= YELLOW || card >= BLUE && scores[row] >= alert ? 1 : 0;
			});
		}
		return scorers;
	}

	/** The highest score of each lawful subject, the highest first. */
	private static List<Double> lawful(List<World> worlds, List<Scorer> scorers) {
		var all = new ArrayList<Double>();
		for (int w = 0; w < worlds.size(); w++) {
			var highest = new HashMap<String, Double>();
			var rows = worlds.get(w).rows();
			for (int i = 0; i < rows.size(); i++) {
				if (rows.get(i).scheme() < 0) {
					highest.merge(rows.get(i).subject(), scorers.get(w).score(i), Math::max);
				}
			}
			all.addAll(highest.values());
		}
		all.sort(Comparator.reverseOrder());
		return all;
	}

	private static double bound(List<World> worlds, List<Scorer> scorers, double rate) {
		var lawful = lawful(worlds, scorers);
		int allowed = (int) (rate * worlds.stream().mapToDouble(World::accountMonths).sum());
		return allowed < lawful.size() ? Math.nextUp(lawful.get(allowed)) : Double.NEGATIVE_INFINITY;
	}

	private static double raisingBound(List<World> worlds, List<double[]> predicted) {
		// what the challenger says of those who are 蓝 at most, of whom alone it can make 黄
		var scorers = new ArrayList<Scorer>();
		for (int w = 0; w < worlds.size(); w++) {
			var world = worlds.get(w);
			var highest = new HashMap<String, Double>();
			world.rows().forEach(row -> highest.merge(row.subject(), row.card(), Math::max));
			var scores = predicted.get(w);
			scorers.add(row -> highest.get(world.rows().get(row).subject()) < YELLOW && world.rows().get(row).card() >= BLUE ? scores[row]
					: Double.NEGATIVE_INFINITY);
		}
		return bound(worlds, scorers, RAISED_FALSE);
	}

	private static void report(String name, List<World> worlds, List<Scorer> scorers, double bound) {
		int schemes = 0;
		int caught = 0;
		int seen = 0;
		int visible = 0;
		var lives = new ArrayList<Double>();
		var kinds = new TreeMap<String, int[]>();
		for (int w = 0; w < worlds.size(); w++) {
			var world = worlds.get(w);
			var first = new HashMap<Integer, LocalDate>();
			for (int i = 0; i < world.rows().size(); i++) {
				var row = world.rows().get(i);
				if (row.scheme() >= 0 && scorers.get(w).score(i) >= bound) {
					first.merge(row.scheme(), row.day(), (a, b) -> a.isBefore(b) ? a : b);
				}
			}
			for (int s = 0; s < world.truth().size(); s++) {
				var scheme = world.truth().get(s);
				if (scheme.investors() < TrueScheme.INVESTORS_LEAST) {
					continue;
				}
				boolean found = first.containsKey(s);
				var counts = kinds.computeIfAbsent(scheme.kind(), k -> new int[2]);
				counts[0] += found ? 1 : 0;
				counts[1]++;
				schemes++;
				caught += found ? 1 : 0;
				visible += scheme.kind().equals("K") ? 0 : 1;
				seen += found && !scheme.kind().equals("K") ? 1 : 0;
				if (found) {
					var end = scheme.ended() == null ? world.last() : scheme.ended();
					lives.add((first.get(s).toEpochDay() - scheme.launched().toEpochDay()) / (double) Math.max(1, end.toEpochDay() - scheme
							.launched().toEpochDay()));
				}
			}
		}
		lives.sort(Comparator.naturalOrder());
		long wrong = lawful(worlds, scorers).stream().filter(score -> score >= bound).count();
		System.out.printf(Locale.ROOT, "%s: recall %d/%d = %.3f (without K %d/%d = %.3f), false %d = %.2f, median alert at %.0f %% of life;",
				name, caught, schemes, (double) caught / schemes, seen, visible, (double) seen / visible, wrong, wrong / worlds.stream().mapToDouble(
						World::accountMonths).sum(), lives.isEmpty() ? Double.NaN : 100 * lives.get(lives.size() / 2));
		kinds.forEach((kind, counts) -> System.out.print(" " + kind + " " + counts[0] + "/" + counts[1]));
		System.out.println();
	}

	/** The library's own text as the product reads it. */
	private static String write(String version, double alert, double ordinary, String remark, String text, int[] covers) {
		var out = new StringBuilder("# The challenger of fund flow: boosted trees over the marks of weights.csv, " + remark + ".\n"
				+ "# To fit anew: ChallengerFit of the profile challenger of module cli (docs/detection/challenger.md).\n");
		out.append("version,").append(version).append('\n');
		out.append("beside,").append(FlowMonitor.standardWeights().version()).append('\n');
		out.append("alert,").append(alert).append('\n');
		out.append("ordinary,").append(ordinary).append('\n');
		TERMS.forEach(term -> out.append("input,").append(term.code()).append(',').append(sign(term)).append('\n'));
		for (var part : text.substring(0, text.indexOf("end of trees")).split("\nTree=\\d+\n")) {
			var fields = new HashMap<String, String[]>();
			for (var line : part.split("\n")) {
				int cut = line.indexOf('=');
				if (cut > 0) {
					fields.put(line.substring(0, cut), line.substring(cut + 1).split(" "));
				}
			}
			if (fields.containsKey("leaf_value") && fields.containsKey("split_feature")) {
				out.append("tree\n");
				var nodes = new ArrayList<String>();
				grow(nodes, fields, 0);
				nodes.forEach(node -> out.append(node).append('\n'));
			} else if (fields.containsKey("leaf_value")) {
				out.append("tree\nleaf,").append(fields.get("leaf_value")[0]).append(",1\n");
			}
		}
		var steps = new ArrayList<String>();
		grow(steps, covers, 0, STEPS);
		out.append("tree\n");
		steps.forEach(node -> out.append(node).append('\n'));
		return out.toString();
	}

	/** @param node of the library: negative for the complement of a leaf's number; @return the node's number as written */
	private static int grow(List<String> nodes, Map<String, String[]> fields, int node) {
		int at = nodes.size();
		nodes.add("");
		if (node < 0) {
			nodes.set(at, "leaf," + Double.parseDouble(fields.get("leaf_value")[~node]) + "," + fields.get("leaf_count")[~node]);
			return at;
		}
		int left = grow(nodes, fields, Integer.parseInt(fields.get("left_child")[node]));
		int right = grow(nodes, fields, Integer.parseInt(fields.get("right_child")[node]));
		nodes.set(at, "split," + fields.get("split_feature")[node] + "," + Double.parseDouble(fields.get("threshold")[node]) + "," + left + ","
				+ right + "," + fields.get("internal_count")[node]);
		return at;
	}

	/** Rows evenly from the lowest to the highest, with the library's log-odds, contributions and mean. */
	private static String golden(LGBMBooster model, List<World> worlds) throws Exception {
		var world = worlds.get(0);
		var scores = predict(model, world);
		var order = new ArrayList<Integer>();
		for (int i = 0; i < scores.length; i++) {
			order.add(i);
		}
		order.sort(Comparator.comparingDouble(i -> scores[i]));
		var covers = covers(worlds);
		double mean = 0;
		for (int step = 0; step <= STEPS; step++) {
			mean += covers[step] * leaf(step) / Arrays.stream(covers).sum();
		}
		var out = new StringBuilder("# marks, log-odds by the library, contributions by the library with the mean last\n");
		for (int g = 0; g < GOLDEN; g++) {
			// two thirds of them from the upper twentieth
			int at = g * 3 < GOLDEN ? g * 3 * (order.size() - 1) / GOLDEN : order.size() - 1 - (GOLDEN - 1 - g) * order.size() / 20 / GOLDEN;
			var marks = world.rows().get(order.get(at)).marks().clone();
			for (int j = 0; j < marks.length; j++) {
				marks[j] = Math.round(marks[j] * 1e4) / 1e4;
			}
			var line = new ArrayList<String>();
			for (double mark : marks) {
				line.add(Double.toString(mark));
			}
			double set = leaf(step(marks[SET]));
			marks[SET] = 0;
			line.add(Double.toString(model.predictForMat(marks, 1, marks.length, true, PredictionType.C_API_PREDICT_RAW_SCORE)[0] + set));
			var brought = model.predictForMat(marks, 1, marks.length, true, PredictionType.C_API_PREDICT_CONTRIB);
			// the tree that is set has one input: what it brings is what it says less its mean
			brought[SET] += set - mean;
			brought[TERMS.size()] += mean;
			for (double part : brought) {
				line.add(Double.toString(part));
			}
			out.append(String.join(",", line)).append('\n');
		}
		return out.toString();
	}
}
