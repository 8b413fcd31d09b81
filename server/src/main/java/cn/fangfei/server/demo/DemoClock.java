package cn.fangfei.server.demo;

import cn.fangfei.server.kernel.MicrosecondClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The clock of a platform that may make the demo: the system's, except for the one thread that tells the story of the last six
 * months, and there only within {@link #at}.
 */
@Component
@Primary
@ConditionalOnExpression("!'${fangfei.demo.county:}'.isBlank()")
class DemoClock extends Clock {

	private final Clock system = new MicrosecondClock();

	private final ThreadLocal<Instant> told = new ThreadLocal<>();

	/** Does a step of the story at the instant when it happened. */
	<T> T at(Instant instant, Supplier<T> step) {
		told.set(instant);
		try {
			return step.get();
		}
		finally {
			told.remove();
		}
	}

	@Override
	public Instant instant() {
		var instant = told.get();
		return instant == null ? system.instant() : instant;
	}

	@Override
	public ZoneId getZone() {
		return system.getZone();
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return system.withZone(zone);
	}
}
