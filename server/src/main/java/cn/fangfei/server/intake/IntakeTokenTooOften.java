package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Refusal;
import java.time.Duration;

/** The token sent as many batches within a minute as it may. */
class IntakeTokenTooOften extends Refusal {

	private final Duration wait;

	IntakeTokenTooOften(int most, Duration wait) {
		super(Kind.TOO_MANY, most, wait.toSeconds());
		this.wait = wait;
	}

	@Override
	public Duration retryAfter() {
		return wait;
	}
}
