package cn.fangfei.server.demo;

import cn.fangfei.server.warning.SignalRule;
import cn.fangfei.server.warning.WarningVerdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What other platforms and offices said of one firm, and what the office made of the warning that came of it. */
record DemoAlarm(String key, DemoFirm firm, List<Told> told, @Nullable Answer answer) {

	/**
	 * A signal.
	 * @param at when it was entered; absent for one that came in just now
	 */
	record Told(@Nullable Instant at, SignalRule rule, String origin, String sourceKey, double strength, String because,
			Instant occurredAt) {
	}

	/**
	 * One step with the warning: a verdict, another score, or a snooze.
	 * @param verdict set for the first
	 * @param score set for the second
	 * @param until set for the last two
	 */
	record Answer(Instant at, String by, @Nullable WarningVerdict verdict, @Nullable Double score, @Nullable LocalDate until, String words) {
	}
}
