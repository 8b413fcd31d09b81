package cn.fangfei.detection.assess;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is ordinary among those weighed in one body of data, so that a score means the same in a rich place and a poor one, at a bank that
 * sees much and one that sees little. Weights are fitted where sums, customs and coverage are what they are; elsewhere the log-odds of
 * everybody lie higher or lower. How much is read off the upper quartile of all who are weighed, nearly all of whom are lawful: no verdicts
 * are needed, and a few schemes more or less do not move it.
 *
 * <p>Theory: a score is standardised by a quantile of the population it is used on. Log-odds are counted in steps of {@value #STEP}: whole
 * numbers, so that the order in which subjects come changes nothing. From the second year of rounds on, {@value #YEAR} a year, all that was
 * counted before is halved each year.
 *
 * <p>Limits: were more than a quarter of those weighed schemes, they would be the norm. Of few who are weighed at a time little can be
 * said, so the correction is held back with them, and it is never more than {@value #MOST}.
 */
public final class LocalNorm {

	private static final double STEP = 0.05;
	private static final double LOWEST = -30;
	private static final int STEPS = 1_000;

	/** Rounds after which counts are halved: a year where it is judged week by week, less where day by day. */
	private static final int YEAR = 52;

	/** With so many weighed in a round half of what is seen is believed; the part grows with their square. */
	private static final double FEW = 20;

	/** The largest correction, in log-odds: some 29 points. */
	private static final double MOST = 2;

	private final int[] counts = new int[STEPS];
	private long weighed;
	private int rounds;

	/** Counts one who was weighed. */
	public void add(double logOdds) {
		if (Double.isNaN(logOdds)) {
			throw new IllegalArgumentException("not weighed");
		}
		counts[(int) Math.max(0, Math.min(STEPS - 1, Math.floor((logOdds - LOWEST) / STEP)))]++;
		weighed++;
	}

	/** All who are weighed at one time were counted. */
	public void round() {
		if (++rounds < 2 * YEAR) {
			return;
		}
		rounds = YEAR;
		weighed = 0;
		for (var i = 0; i < STEPS; i++) {
			counts[i] /= 2;
			weighed += counts[i];
		}
	}

	/** The log-odds that a quarter of those weighed reach or pass, to the middle of a step; NaN before anybody was. */
	public double upperQuartile() {
		if (weighed == 0) {
			return Double.NaN;
		}
		var step = STEPS - 1;
		for (long above = counts[step]; above * 4 < weighed; above += counts[step]) {
			step--;
		}
		return LOWEST + (step + 0.5) * STEP;
	}

	/**
	 * How much higher the log-odds lie here than where the weights were fitted: to be taken off.
	 *
	 * @param ordinary the upper quartile there; NaN if it is not known, and then nothing is taken off
	 * @return from −2 to 2
	 */
	public double above(double ordinary) {
		if (weighed == 0 || rounds == 0 || Double.isNaN(ordinary)) {
			return 0;
		}
		var many = Math.pow((double) weighed / rounds / FEW, 2);
		return Math.max(-MOST, Math.min(MOST, many / (many + 1) * (upperQuartile() - ordinary)));
	}

	public void write(DataOutput out) throws IOException {
		out.writeInt(rounds);
		for (var count : counts) {
			out.writeInt(count);
		}
	}

	public static LocalNorm read(DataInput in) throws IOException {
		var norm = new LocalNorm();
		norm.rounds = in.readInt();
		for (var i = 0; i < STEPS; i++) {
			norm.counts[i] = in.readInt();
			norm.weighed += norm.counts[i];
		}
		return norm;
	}

}
