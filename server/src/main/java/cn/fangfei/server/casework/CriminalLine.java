package cn.fangfei.server.casework;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.kernel.Yuan;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of the judicial interpretation: whoever reaches any one of its numbers has reached it.
 * @param aggravation NONE, or what must have been found for the line to count: ANY aggravation, or GRAVE_IMPACT
 */
record CriminalLine(Charge charge, ThresholdTier tier, String aggravation, @Nullable Yuan amount,
		@Nullable Integer persons, @Nullable Yuan loss, String basis) {

	boolean holds(Set<Aggravation> found) {
		return switch (aggravation) {
			case "NONE" -> true;
			case "ANY" -> !found.isEmpty();
			default -> found.contains(Aggravation.valueOf(aggravation));
		};
	}
}
