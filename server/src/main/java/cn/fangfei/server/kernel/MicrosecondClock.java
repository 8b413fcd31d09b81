package cn.fangfei.server.kernel;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The clock of the system in microseconds, which is what PostgreSQL keeps of an instant: what was just written equals what is read.
 * {@link Clock#tick} cannot be asked for milliseconds at such a step.
 */
public final class MicrosecondClock extends Clock {

	private final Clock system;

	public MicrosecondClock() {
		this(Clock.system(ZoneOffset.UTC));
	}

	private MicrosecondClock(Clock system) {
		this.system = system;
	}

	@Override
	public Instant instant() {
		return system.instant().truncatedTo(ChronoUnit.MICROS);
	}

	@Override
	public ZoneId getZone() {
		return system.getZone();
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return new MicrosecondClock(system.withZone(zone));
	}
}
