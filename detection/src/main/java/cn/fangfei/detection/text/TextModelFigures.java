package cn.fangfei.detection.text;

/**
 * How well a model did on texts that it had not seen: each fifth of the examples judged by a model of the other four, whose threshold was
 * chosen without it.
 *
 * @param texts how many different texts it was made of
 * @param positives how many of them were positive
 * @param folds into how many parts they were cut
 * @param precision share of alarms that were right, 0 to 1
 * @param recall share of positives that were alarmed, 0 to 1
 * @param f1 harmonic mean of the two
 * @param brier mean square of probability minus outcome, 0 best
 */
public record TextModelFigures(int texts, int positives, int folds, double precision, double recall, double f1, double brier) {

	public TextModelFigures {
		if (positives < 0 || texts < positives || folds < 2 || !share(precision) || !share(recall) || !share(f1) || !share(brier)) {
			throw new IllegalArgumentException("no figures of a model");
		}
	}

	static TextModelFigures of(int texts, int folds, int rightAlarms, int alarms, int positives, double brier) {
		double precision = alarms == 0 ? 0 : (double) rightAlarms / alarms;
		double recall = positives == 0 ? 0 : (double) rightAlarms / positives;
		double f1 = alarms + positives == 0 ? 0 : 2.0 * rightAlarms / (alarms + positives);
		return new TextModelFigures(texts, positives, folds, precision, recall, f1, brier);
	}

	private static boolean share(double value) {
		return value >= 0 && value <= 1;
	}

}
