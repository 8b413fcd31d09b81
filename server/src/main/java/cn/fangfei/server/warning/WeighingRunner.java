package cn.fangfei.server.warning;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Weighs in the background what is due: after an import or a new list, after new rules, and once a day for age. What a stopped platform
 * left is taken up where its last step ended.
 */
@Component
class WeighingRunner implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(WeighingRunner.class);

	/** How often is looked whether a day has gone. */
	private static final long IDLE_SECONDS = 300;

	private static final long RETRY_SECONDS = 5;

	private final WeighingSteps steps;

	private final WeighingBell bell;

	private @Nullable Thread thread;

	private volatile boolean running;

	WeighingRunner(WeighingSteps steps, WeighingBell bell) {
		this.steps = steps;
		this.bell = bell;
	}

	@Override
	public synchronized void start() {
		if (!running) {
			running = true;
			thread = new Thread(this::loop, "warning-weighing");
			thread.start();
		}
	}

	/** Stops after the step under way. */
	@Override
	public synchronized void stop() {
		running = false;
		bell.ring();
		if (thread != null) {
			try {
				thread.join();
			}
			catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			thread = null;
		}
	}

	@Override
	public boolean isRunning() {
		return running;
	}

	private void loop() {
		while (running) {
			try {
				while (running && steps.next()) {
					// until nothing is due
				}
				if (running) {
					bell.await(IDLE_SECONDS);
				}
			}
			catch (InterruptedException e) {
				return;
			}
			catch (RuntimeException e) {
				log.warn("the weighing paused: {}", e.getMessage());
				pause();
			}
		}
	}

	private void pause() {
		try {
			bell.await(RETRY_SECONDS);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
