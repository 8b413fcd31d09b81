package cn.fangfei.server.warning;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells the background work that there is some. */
@Component
class WeighingBell {

	private final Semaphore bell = new Semaphore(0);

	void ring() {
		bell.release();
	}

	void await(long seconds) throws InterruptedException {
		bell.tryAcquire(seconds, TimeUnit.SECONDS);
		bell.drainPermits();
	}
}
