package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.BackgroundWorker;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Weighs in the background what is due: after an import or a new list, after new rules, and once a day for age. What a stopped platform
 * left is taken up where its last step ended.
 */
@Component
class WeighingRunner extends BackgroundWorker {

	/** How often is looked whether a day has gone. */
	private static final Duration IDLE = Duration.ofMinutes(5);

	private static final Duration RETRY = Duration.ofSeconds(5);

	private final WeighingSteps steps;

	WeighingRunner(WeighingSteps steps, WeighingBell bell) {
		super("warning-weighing", IDLE, RETRY, bell.permits());
		this.steps = steps;
	}

	@Override
	protected boolean work() {
		return steps.next();
	}
}
