package cn.fangfei.server.casework;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.kernel.Yuan;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A line of the judicial interpretation: whoever reaches any one of its numbers has reached it. */
record CriminalLine(Charge charge, ThresholdTier tier, LineAggravation aggravation, @Nullable Yuan amount,
		@Nullable Integer persons, @Nullable Yuan loss, String basis) {

	boolean holds(Set<Aggravation> found) {
		return aggravation.holds(found);
	}
}
