package cn.fangfei.server.verification;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.Refusal;
import cn.fangfei.server.verification.EvidenceItems.WaitingCopy;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes working copies in the background, one at a time, so that pictures and videos take no more than their share. What a stopped or
 * killed platform left is taken up again; a file that brings it down three times is given up.
 */
@Component
class CopyRunner implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(CopyRunner.class);

	private static final int MOST_ATTEMPTS = 3;

	private static final long IDLE_SECONDS = 300;

	private static final long RETRY_SECONDS = 3;

	private final CopySteps steps;

	private final Access access;

	private final Semaphore bell = new Semaphore(0);

	private @Nullable Thread thread;

	private volatile boolean running;

	CopyRunner(CopySteps steps, Access access) {
		this.steps = steps;
		this.access = access;
	}

	/** Tells the runner that there is work. */
	void wake() {
		bell.release();
	}

	@Override
	public synchronized void start() {
		if (!running) {
			running = true;
			thread = new Thread(this::loop, "working-copies");
			thread.start();
		}
	}

	/** Stops after the copy under way. */
	@Override
	public synchronized void stop() {
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
	public boolean isRunning() {
		return running;
	}

	private void loop() {
		while (running) {
			try {
				bell.drainPermits();
				while (running && work()) {
					// until nothing is left
				}
				if (running) {
					bell.tryAcquire(IDLE_SECONDS, TimeUnit.SECONDS);
				}
			}
			catch (InterruptedException e) {
				return;
			}
			catch (RuntimeException e) {
				log.warn("the making of working copies paused: {}", e.getMessage());
				pause();
			}
		}
	}

	private boolean work() {
		var waiting = steps.waiting();
		for (var copy : waiting) {
			if (!running) {
				return false;
			}
			make(copy);
		}
		return !waiting.isEmpty();
	}

	private void make(WaitingCopy copy) {
		if (copy.attempts() >= MOST_ATTEMPTS) {
			steps.giveUp(copy.evidenceId(), "生成副本多次中断，已停下。请联系系统管理员查看日志后点“重新生成”。");
			return;
		}
		try {
			access.runAs(copy.accountId(), copy.postId(), () -> {
				try {
					steps.make(copy.evidenceId());
				}
				catch (CopyImpossible e) {
					steps.giveUp(copy.evidenceId(), String.valueOf(e.getMessage()));
				}
				return true;
			});
		}
		catch (Refusal e) {
			steps.giveUp(copy.evidenceId(), e.kind() == Refusal.Kind.FULL ? "存储空间不足，没有生成副本。清理空间后请点“重新生成”。"
					: "提交人的账号或岗位已停用，没有生成副本。请由在岗人员点“重新生成”。");
		}
		catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
			log.error("the working copy of {} broke off", copy.evidenceId(), e);
			pause();
		}
	}

	private void pause() {
		try {
			bell.tryAcquire(RETRY_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
