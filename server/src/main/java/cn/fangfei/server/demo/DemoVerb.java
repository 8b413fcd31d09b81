package cn.fangfei.server.demo;

import cn.fangfei.server.clue.ClueStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that somebody takes with a clue.
 * @param by login name
 * @param to login name of somebody of the unit that gets it
 * @param reason code of a listed reason
 * @param days how many more are asked for
 */
record DemoVerb(Instant at, String by, ClueStep step, @Nullable String to, @Nullable String reason, @Nullable Integer days,
		@Nullable String note) {

	static DemoVerb of(Instant at, String by, ClueStep step, @Nullable String note) {
		return new DemoVerb(at, by, step, null, null, null, note);
	}

	static DemoVerb to(Instant at, String by, ClueStep step, String to, @Nullable String note) {
		return new DemoVerb(at, by, step, to, null, null, note);
	}

	static DemoVerb because(Instant at, String by, ClueStep step, String reason, @Nullable String note) {
		return new DemoVerb(at, by, step, null, reason, null, note);
	}
}
