package cn.fangfei.server.verification;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.BackgroundWorker;
import cn.fangfei.server.kernel.Refusal;
import cn.fangfei.server.verification.EvidenceItems.WaitingCopy;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes working copies in the background, one at a time, so that pictures and videos take no more than their share. What a stopped or
 * killed platform left is taken up again; a file that brings it down three times is given up.
 */
@Component
class CopyRunner extends BackgroundWorker {

	private static final Logger log = LoggerFactory.getLogger(CopyRunner.class);

	private static final int MOST_ATTEMPTS = 3;

	private static final Duration IDLE = Duration.ofMinutes(5);

	private static final Duration RETRY = Duration.ofSeconds(3);

	private final CopySteps steps;

	private final Access access;

	CopyRunner(CopySteps steps, Access access) {
		super("working-copies", IDLE, RETRY);
		this.steps = steps;
		this.access = access;
	}

	@Override
	protected boolean work() {
		var waiting = steps.waiting();
		for (var copy : waiting) {
			if (!isRunning()) {
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
}
