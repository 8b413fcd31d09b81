package cn.fangfei.detection.flow;

import java.time.LocalDate;
import java.util.List;

/**
 * A pattern that a subject shows at the end of a day, in words.
 *
 * @param value from 0.5, where it is first named, to 1
 * @param sentence its figures can be reckoned again from the transactions of the evidence
 * @param evidence ids, in the order of time
 */
public record FlowNaming(FlowTypology typology, LocalDate day, double value, FlowFeature feature, String sentence, List<String> evidence) {

	public FlowNaming {
		evidence = List.copyOf(evidence);
	}

	/** The mark whose sentence tells a pattern. */
	private static FlowFeature feature(FlowTypology typology) {
		return switch (typology) {
			case RETURN -> FlowFeature.RETURNED;
			case RHYTHM -> FlowFeature.RHYTHM;
			case PONZI -> FlowFeature.UNFUNDED;
			case LATTICE -> FlowFeature.YIELD_CONCENTRATION;
			case ELDER -> FlowFeature.ELDER;
			case COMMISSION -> FlowFeature.COMMISSION;
			case PASS_THROUGH -> FlowFeature.SIPHON;
			case AWAKENING -> FlowFeature.AWAKENING;
			case STRUCTURING -> FlowFeature.STRUCTURING;
			case PUBLIC_REACH -> FlowFeature.FAR;
			case POS_COLLECTION -> FlowFeature.POS_COLLECTION;
			case WIND_DOWN -> FlowFeature.WIND_DOWN;
			case ROLL_OVER -> FlowFeature.ROLL_OVER;
			case ROTATION -> FlowFeature.ROTATION;
		};
	}

	/** Tells what a reading names and has transactions at hand for. */
	static void tell(FlowReading read, FlowSink sink) {
		var words = new FlowSentences(read);
		for (var typology : FlowTypology.values()) {
			double value = read.typology(typology);
			if (value >= FlowReading.NAMED) {
				var feature = feature(typology);
				var sentence = words.of(feature);
				if (sentence != null) {
					sink.named(new FlowNaming(typology, LocalDate.ofEpochDay(read.day), Math.min(1, value), feature, sentence.text(),
							words.ids(sentence.entries())));
				}
			}
		}
	}

}
