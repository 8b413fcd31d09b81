package cn.fangfei.detection.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Makes a {@link TextModel} of judged texts. Theory: Wang and Manning, Baselines and Bigrams (ACL 2012): a linear classifier over
 * sequences of characters, each weighted by how much more often it comes in one class than in the other, beats either part alone on
 * short texts. Here the classifier is logistic regression, what the rules found stands beside the sequences, and of the negatives those are
 * learnt from that look like positives (docs/detection/text-model.md).
 *
 * <p>The order of the examples does not matter; the same examples give the same model. Of texts that come twice one is kept, positive if
 * any of them is. Memory: about 16 bytes for each different sequence of each text.
 */
public final class TextModelTrainer {

	/** Fewer of either class say nothing about wording. */
	public static final int LEAST_OF_A_CLASS = 20;
	static final int FOLDS = 5;
	static final int INNER_FOLDS = 8;

	private final Settings settings;

	/**
	 * @param cost of an error, see {@link TextModelSolver}
	 * @param views of each classifier how strongly each room of {@link TextModelFeatures#grams()} counts, 0 for one that it does not see; the
	 * model is their average
	 * @param rules how strongly what the rules found counts
	 * @param hard of the negatives that look most like positives, so many for each positive are learnt from
	 * @param easy likewise of the other negatives, evenly
	 */
	record Settings(double cost, List<List<Double>> views, double rules, double hard, double easy) {

		static final Settings STANDARD = new Settings(10,
				List.of(List.of(1.0, 0.5, 0.5, 0.3, 0.0, 0.0, 0.3), List.of(1.0, 0.0, 0.0, 0.0, 0.5, 0.0, 0.3),
						List.of(1.0, 0.0, 0.0, 0.0, 0.0, 0.5, 0.3)),
				0.1, 1.5, 1);

	}

	private record Row(TextModelFeatures features, boolean positive) {
	}

	public TextModelTrainer() {
		this(Settings.STANDARD);
	}

	TextModelTrainer(Settings settings) {
		this.settings = settings;
	}

	/** @throws TextModelRefused when there are too few examples of a class */
	public TextModel train(List<TextModelExample> examples) throws TextModelRefused {
		var byText = new TreeMap<String, TextModelExample>();
		for (var each : examples) {
			byText.merge(each.item().text().strip(), each, TextModelTrainer::first);
		}
		var rows = new ArrayList<Row>(byText.size());
		int positives = 0;
		for (var each : byText.values()) {
			rows.add(new Row(TextModelFeatures.of(each.item(), each.finding()), each.positive()));
			positives += each.positive() ? 1 : 0;
		}
		if (Math.min(positives, rows.size() - positives) < LEAST_OF_A_CLASS) {
			throw new TextModelRefused("样本太少：不重复的文本中标为 1 的 " + positives + " 条，标为 0 的 " + (rows.size() - positives) + " 条。两类都至少要有 "
					+ LEAST_OF_A_CLASS + " 条，请补充后重试");
		}
		var parts = parts(rows, FOLDS);
		var values = new double[rows.size()];
		int alarms = 0;
		int right = 0;
		double squares = 0;
		for (var part : parts) {
			var others = without(rows.size(), part);
			var learnt = others.stream().map(rows::get).toList();
			var calibration = calibration(learnt, outOfFold(learnt, INNER_FOLDS));
			var model = fit(learnt, calibration, null);
			for (int i : part) {
				var row = rows.get(i);
				values[i] = model.decision(row.features);
				double p = calibration.probability(values[i]);
				boolean alarm = p >= calibration.threshold();
				alarms += alarm ? 1 : 0;
				right += alarm && row.positive ? 1 : 0;
				squares += (p - (row.positive ? 1 : 0)) * (p - (row.positive ? 1 : 0));
			}
		}
		var figures = TextModelFigures.of(rows.size(), FOLDS, right, alarms, positives, squares / rows.size());
		return fit(rows, calibration(rows, values), figures);
	}

	/** Of two examples of one text the positive one, else the one whose blanks come first: never the one that came first. */
	private static TextModelExample first(TextModelExample one, TextModelExample other) {
		if (one.positive() != other.positive()) {
			return one.positive() ? one : other;
		}
		return one.item().text().compareTo(other.item().text()) <= 0 ? one : other;
	}

	private TextModelCalibration calibration(List<Row> rows, double[] values) {
		var positive = new boolean[rows.size()];
		for (int i = 0; i < positive.length; i++) {
			positive[i] = rows.get(i).positive;
		}
		return TextModelCalibration.of(values, positive);
	}

	/** For each row the decision of a model that was made without the part it is in. */
	private double[] outOfFold(List<Row> rows, int folds) {
		var values = new double[rows.size()];
		for (var part : parts(rows, folds)) {
			var model = fit(without(rows.size(), part).stream().map(rows::get).toList(), null, null);
			for (int i : part) {
				values[i] = model.decision(rows.get(i).features);
			}
		}
		return values;
	}

	/** Parts with as many of each class; which text goes where depends on its words alone. */
	private static List<List<Integer>> parts(List<Row> rows, int folds) {
		var order = new ArrayList<Integer>();
		for (int i = 0; i < rows.size(); i++) {
			order.add(i);
		}
		order.sort(Comparator.comparing((Integer i) -> rows.get(i).positive)
				.thenComparing(i -> Arrays.hashCode(rows.get(i).features.grams()[TextModelFeatures.TEXT]) * 0x9e3779b9)
				.thenComparing(i -> i));
		var parts = new ArrayList<List<Integer>>();
		for (int fold = 0; fold < folds; fold++) {
			parts.add(new ArrayList<>());
		}
		for (int n = 0; n < order.size(); n++) {
			parts.get(n % folds).add(order.get(n));
		}
		return parts;
	}

	private static List<Integer> without(int rows, List<Integer> part) {
		var left = new boolean[rows];
		part.forEach(i -> left[i] = true);
		var others = new ArrayList<Integer>(rows - part.size());
		for (int i = 0; i < rows; i++) {
			if (!left[i]) {
				others.add(i);
			}
		}
		return others;
	}

	/**
	 * All positives, and of the negatives those that look most like them and an even sample of the others: what sets the two apart is
	 * learnt from the doubtful, and ten thousand easy ones would only drown it. How alike a text is: its sequences, each by the logarithm
	 * of how much more often it comes in positives, itself not counted.
	 */
	private List<Row> telling(List<Row> rows) {
		var inAll = new int[TextModelFeatures.GRAMS];
		var inPositive = new int[TextModelFeatures.GRAMS];
		int positives = 0;
		for (var row : rows) {
			positives += row.positive ? 1 : 0;
			for (int gram : row.features.grams()[TextModelFeatures.TEXT]) {
				inAll[gram]++;
				inPositive[gram] += row.positive ? 1 : 0;
			}
		}
		var negatives = new ArrayList<Integer>();
		var alike = new double[rows.size()];
		for (int i = 0; i < alike.length; i++) {
			if (!rows.get(i).positive) {
				negatives.add(i);
				alike[i] = alike(rows.get(i).features, inAll, inPositive, rows.size(), positives);
			}
		}
		negatives.sort(Comparator.comparingDouble((Integer i) -> -alike[i]));
		int hard = (int) Math.min(negatives.size(), settings.hard * positives);
		int others = negatives.size() - hard;
		int easy = (int) Math.min(others, settings.easy * positives);
		var kept = new boolean[rows.size()];
		negatives.subList(0, hard).forEach(i -> kept[i] = true);
		for (int k = 0; k < easy; k++) {
			kept[negatives.get(hard + (int) ((k + 0.5) * others / easy))] = true;
		}
		var telling = new ArrayList<Row>();
		for (int i = 0; i < kept.length; i++) {
			if (kept[i] || rows.get(i).positive) {
				telling.add(rows.get(i));
			}
		}
		return telling;
	}

	private static double alike(TextModelFeatures negative, int[] inAll, int[] inPositive, int texts, int positives) {
		double square = 0;
		double sum = 0;
		var grams = negative.grams()[TextModelFeatures.TEXT];
		for (int k = 0; k < grams.length; k++) {
			int gram = grams[k];
			if (inAll[gram] >= 2) {
				double value = value(negative, TextModelFeatures.TEXT, k) * idf(texts, inAll[gram]);
				double p = (inPositive[gram] + 1) / (positives + 2.0);
				double q = (inAll[gram] - inPositive[gram]) / (texts - positives + 1.0);
				square += value * value;
				sum += value * Math.log(p / q);
			}
		}
		return square > 0 ? sum / Math.sqrt(square) : Double.NEGATIVE_INFINITY;
	}

	/**
	 * The average of one classifier for each view. All weigh a sequence alike, so that the average of their weights is one linear model again.
	 */
	private TextModel fit(List<Row> all, TextModelCalibration calibration, TextModelFigures figures) {
		var rows = telling(all);
		int texts = rows.size();
		int positives = 0;
		var inPositive = new int[TextModelFeatures.GRAMS];
		var inAll = new int[TextModelFeatures.GRAMS];
		var room = new byte[TextModelFeatures.GRAMS];
		for (var row : rows) {
			positives += row.positive ? 1 : 0;
			for (byte r = 0; r < TextModelFeatures.ROOMS; r++) {
				for (int gram : row.features.grams()[r]) {
					inAll[gram]++;
					inPositive[gram] += row.positive ? 1 : 0;
					room[gram] = r;
				}
			}
		}
		var idf = new float[TextModelFeatures.GRAMS];
		var ratio = new float[TextModelFeatures.GRAMS];
		var column = new int[TextModelFeatures.GRAMS];
		int width = 0;
		for (int gram = 0; gram < idf.length; gram++) {
			if (inAll[gram] >= 2) {
				idf[gram] = (float) Math.sqrt(idf(texts, inAll[gram]));
				double p = (inPositive[gram] + 1) / (positives + 2.0);
				double q = (inAll[gram] - inPositive[gram] + 1) / (texts - positives + 2.0);
				ratio[gram] = (float) Math.abs(Math.log(p / q));
				column[gram] = width++;
			}
		}
		var positive = new boolean[texts];
		for (int i = 0; i < texts; i++) {
			positive[i] = rows.get(i).positive;
		}
		var cost = new double[texts];
		Arrays.fill(cost, settings.cost);
		var gramWeights = new float[TextModelFeatures.GRAMS];
		var ruleWeights = new float[TextModelFeatures.RULES];
		double intercept = 0;
		int views = settings.views.size();
		for (var view : settings.views) {
			var scaled = new float[ratio.length];
			for (int gram = 0; gram < ratio.length; gram++) {
				scaled[gram] = (float) (ratio[gram] * view.get(room[gram]));
			}
			var columns = new int[texts][];
			var values = new float[texts][];
			for (int i = 0; i < texts; i++) {
				fill(rows.get(i).features, idf, scaled, column, width, columns, values, i);
			}
			var weights = TextModelSolver.solve(columns, values, positive, width + TextModelFeatures.RULES, cost);
			for (int gram = 0; gram < idf.length; gram++) {
				if (scaled[gram] > 0) {
					gramWeights[gram] += (float) (weights[column[gram]] * scaled[gram] / views);
				}
			}
			for (int rule = 0; rule < ruleWeights.length; rule++) {
				ruleWeights[rule] += (float) (weights[width + rule] * settings.rules / views);
			}
			intercept += weights[weights.length - 1] / views;
		}
		return new TextModel(idf, gramWeights, ruleWeights, intercept, calibration, figures);
	}

	/** One row as the solver wants it: the known sequences of each room at unit length, those of weight 0 left out, then the rules. */
	private void fill(TextModelFeatures features, float[] idf, float[] scaled, int[] column, int width, int[][] columns, float[][] values,
			int i) {
		int most = features.rules().length;
		for (var grams : features.grams()) {
			most += grams.length;
		}
		var at = new int[most];
		var what = new float[most];
		int n = 0;
		for (int room = 0; room < TextModelFeatures.ROOMS; room++) {
			var grams = features.grams()[room];
			double square = 0;
			for (int k = 0; k < grams.length; k++) {
				square += Math.pow(value(features, room, k) * idf[grams[k]], 2);
			}
			for (int k = 0; k < grams.length; k++) {
				int gram = grams[k];
				if (scaled[gram] > 0) {
					at[n] = column[gram];
					what[n++] = (float) (value(features, room, k) * idf[gram] / Math.sqrt(square) * scaled[gram]);
				}
			}
		}
		for (int k = 0; k < features.rules().length; k++) {
			at[n] = width + features.rules()[k];
			what[n++] = (float) (features.values()[k] * settings.rules);
		}
		columns[i] = Arrays.copyOf(at, n);
		values[i] = Arrays.copyOf(what, n);
	}

	private static double value(TextModelFeatures features, int room, int k) {
		return 1 + Math.log(features.counts()[room][k]);
	}

	private static double idf(int texts, int with) {
		return Math.log((1.0 + texts) / (1.0 + with)) + 1;
	}

}
