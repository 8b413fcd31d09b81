package cn.fangfei.server.warning;

import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Tells the background work that there is some. */
@Component
class WeighingBell {

	private final Semaphore bell = new Semaphore(0);

	void ring() {
		bell.release();
	}

	Semaphore permits() {
		return bell;
	}
}
