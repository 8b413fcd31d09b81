package cn.fangfei.server.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The one thread of a work outlives whatever its work throws (F11). */
class BackgroundWorkerTests {

	@Test
	void anErrorPausesTheWorkAndDoesNotEndIt() throws InterruptedException {
		var tries = new AtomicInteger();
		var done = new CountDownLatch(1);
		var worker = new BackgroundWorker("test-worker", Duration.ofMinutes(1), Duration.ofMillis(10)) {
			@Override
			protected boolean work() {
				switch (tries.incrementAndGet()) {
					case 1 -> throw new StackOverflowError();
					case 2 -> throw new IllegalStateException("second");
					default -> done.countDown();
				}
				return false;
			}
		};

		worker.start();
		var reached = done.await(20, TimeUnit.SECONDS);
		worker.stop();

		assertThat(reached).isTrue();
		assertThat(tries).hasValue(3);
	}
}
