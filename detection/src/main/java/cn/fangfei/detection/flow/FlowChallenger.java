package cn.fangfei.detection.flow;

import cn.fangfei.detection.assess.BoostedTrees;
import cn.fangfei.detection.assess.OddsCard;
import cn.fangfei.detection.assess.RiskLevel;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Weighs the same marks a second time, by boosted trees that see how marks come together. Each mark may only speak for or only against,
 * as on the card (docs/detection/challenger.md). It knows neither age nor place of the depositors: nobody is suspect for those.
 */
final class FlowChallenger {

	/** Marks that no challenger may weigh. */
	static final Set<FlowFeature> LEFT_OUT = Set.of(FlowFeature.ELDER, FlowFeature.FAR, FlowFeature.WIND_DOWN);

	private final BoostedTrees trees;
	private final FlowFeature[] features;
	private final int unlisted;

	FlowChallenger(BoostedTrees trees) {
		this.trees = trees;
		features = trees.inputs().stream().map(FlowFeature::valueOf).toArray(FlowFeature[]::new);
		unlisted = List.of(features).indexOf(FlowFeature.UNLISTED);
		if (Arrays.stream(features).anyMatch(LEFT_OUT::contains)) {
			throw new IllegalArgumentException("模型用了不得用的特征");
		}
	}

	/** The model that this version of the product ships. */
	static FlowChallenger standard() {
		try (var in = new InputStreamReader(Objects.requireNonNull(FlowChallenger.class.getResourceAsStream("challenger.csv")),
				StandardCharsets.UTF_8)) {
			return new FlowChallenger(BoostedTrees.read(in));
		}
		catch (IOException failed) {
			throw new UncheckedIOException(failed);
		}
	}

	BoostedTrees trees() {
		return trees;
	}

	/** Whether it was fitted on the marks of this card, which knows their references and elements. */
	boolean knows(OddsCard card) {
		return card.version().equals(trees.beside());
	}

	private double[] row(FlowReading read) {
		var row = new double[features.length];
		for (int i = 0; i < row.length; i++) {
			row[i] = read.strength(features[i]);
		}
		return row;
	}

	double logOdds(FlowReading read) {
		return trees.logOdds(row(read));
	}

	/** The same if the list named every depositor: what is not seen makes less sure, it says nothing of what is ordinary here. */
	double listedLogOdds(FlowReading read) {
		var row = row(read);
		if (unlisted >= 0) {
			row[unlisted] = 0;
		}
		return trees.logOdds(row);
	}

	/** What each mark brings, in log-odds; without those that bring nothing. */
	Map<FlowFeature, Double> contributions(FlowReading read) {
		var brought = trees.contributions(row(read));
		var contributions = new HashMap<FlowFeature, Double>();
		for (int i = 0; i < features.length; i++) {
			if (brought[i] != 0) {
				contributions.put(features[i], brought[i]);
			}
		}
		return contributions;
	}

	/**
	 * The level that is told.
	 *
	 * @param official by the scorecard
	 * @param challenging by the challenger's score, under the same rule of levels
	 */
	static RiskLevel raised(RiskLevel official, RiskLevel challenging) {
		return challenging.compareTo(official) > 0 ? List.of(RiskLevel.values()).get(official.ordinal() + 1) : official;
	}

}
