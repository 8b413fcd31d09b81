package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Refusal;
import java.time.Duration;

/** The token sent as many files within a minute as it may. */
class FundsTokenTooOften extends Refusal {

	private final Duration wait;

	FundsTokenTooOften(int most, Duration wait) {
		super(Kind.TOO_MANY, most, wait.toSeconds());
		this.wait = wait;
	}

	@Override
	public Duration retryAfter() {
		return wait;
	}
}
