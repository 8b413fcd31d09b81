package cn.fangfei.server.jurisdiction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which a clock stands still, both included.
 * @param to absent while it still stands
 */
public record ClockPause(LocalDate from, @Nullable LocalDate to, String reason) {

	public ClockPause {
		if (to != null && to.isBefore(from)) {
			throw new IllegalArgumentException("a pause does not end before it begins");
		}
	}
}
