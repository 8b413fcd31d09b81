package cn.fangfei.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import cn.fangfei.detection.assess.LocalNorm;

/** For those who fit: log-odds against what is ordinary in a county, as the watch reckons it (docs/adr/0027-local-norm.md). */
final class LocalScores {

	private LocalScores() {
	}

	/**
	 * Log-odds beyond what is ordinary, each week by it and those before.
	 *
	 * @param days of the rows, which lie in their order
	 * @param listed log-odds if the list named every depositor, which is what the norm hears
	 * @param ordinary upper quartile where the weights were fitted
	 */
	static double[] of(List<LocalDate> days, double[] logOdds, double[] listed, double ordinary) {
		var norm = new LocalNorm();
		var local = new double[logOdds.length];
		for (int from = 0, to; from < local.length; from = to) {
			to = from;
			while (to < local.length && days.get(to).equals(days.get(from))) {
				norm.add(listed[to++]);
			}
			norm.round();
			for (int i = from; i < to; i++) {
				local[i] = logOdds[i] - norm.above(ordinary);
			}
		}
		return local;
	}

	/** The middle one of the upper quartiles of some counties, each given by its log-odds if the list named every depositor. */
	static double ordinary(List<double[]> counties) {
		var quartiles = new ArrayList<Double>();
		for (var listed : counties) {
			var norm = new LocalNorm();
			Arrays.stream(listed).forEach(norm::add);
			quartiles.add(norm.upperQuartile());
		}
		quartiles.sort(null);
		return quartiles.get(quartiles.size() / 2);
	}
}
