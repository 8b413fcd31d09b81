package cn.fangfei.server.kernel;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does work in the background, one piece at a time, on one thread from the start of the platform to its stop. It is rung when there is
 * work, and looks by itself when nobody rang for a while; a failure is logged and tried again after a pause. Stopping waits for the piece
 * under way, which may ask {@link #isRunning()} to end sooner. What a killed platform left undone is for {@link #work()} to find.
 */
public abstract class BackgroundWorker implements SmartLifecycle {

	private final String name;

	private final Duration idle;

	private final Duration retry;

	private final Semaphore bell;

	private @Nullable Thread thread;

	private volatile boolean running;

	/**
	 * @param name of the thread, and of the work in the log
	 * @param idle after which it looks without having been rung
	 * @param retry the pause after a failure
	 */
	protected BackgroundWorker(String name, Duration idle, Duration retry) {
		this(name, idle, retry, new Semaphore(0));
	}

	/** @param bell rung by releasing a permit, for those who must not know the worker */
	protected BackgroundWorker(String name, Duration idle, Duration retry, Semaphore bell) {
		this.name = name;
		this.idle = idle;
		this.retry = retry;
		this.bell = bell;
	}

	/** Does the next piece of work; false when nothing is left. */
	protected abstract boolean work();

	/** What is done once before the thread begins. */
	protected void prepare() {
	}

	/** Tells the worker that there is work. */
	public final void wake() {
		bell.release();
	}

	/** Waits for the bell, no longer than the pause after a failure. */
	protected final void pause() {
		await(retry);
	}

	@Override
	public final synchronized void start() {
		if (!running) {
			running = true;
			prepare();
			thread = new Thread(this::loop, name);
			thread.start();
		}
	}

	@Override
	public final synchronized void stop() {
		running = false;
		bell.release();
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
	public final boolean isRunning() {
		return running;
	}

	private void loop() {
		while (running && !Thread.currentThread().isInterrupted()) {
			try {
				bell.drainPermits();
				while (running && work()) {
					// until nothing is left
				}
				if (running) {
					await(idle);
				}
			}
			catch (RuntimeException e) {
				LoggerFactory.getLogger(getClass()).warn("{} paused: {}", name, e.getMessage());
				pause();
			}
			catch (Error e) {
				// the thread is the only one of its work: were it gone, nobody would notice
				LoggerFactory.getLogger(getClass()).error("{} paused", name, e);
				pause();
			}
		}
	}

	private void await(Duration longest) {
		try {
			bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
