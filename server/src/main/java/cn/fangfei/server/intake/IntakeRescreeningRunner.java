package cn.fangfei.server.intake;

import cn.fangfei.detection.text.TextScreenVersion;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.intake.IntakeRescreenings.Waiting;
import cn.fangfei.server.kernel.BackgroundWorker;
import cn.fangfei.server.kernel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads texts of older versions anew, one run after the other, each under the post of who asked for it. What a stopped or killed platform
 * left is taken up where its last step ended.
 */
@Component
class IntakeRescreeningRunner extends BackgroundWorker {

	private static final Logger log = LoggerFactory.getLogger(IntakeRescreeningRunner.class);

	private static final int MOST_ATTEMPTS = 5;

	/** Their rows are held until the step ends; people who judge one of them wait no longer. */
	private static final int TEXTS_A_STEP = 100;

	private final IntakeRescreenings rescreenings;

	private final IntakeRescreeningSteps steps;

	private final Access access;

	private final Clock clock;

	IntakeRescreeningRunner(IntakeRescreenings rescreenings, IntakeRescreeningSteps steps, Access access, Clock clock) {
		super("intake-rescreening", Duration.ofMinutes(10), Duration.ofSeconds(3));
		this.rescreenings = rescreenings;
		this.steps = steps;
		this.access = access;
		this.clock = clock;
	}

	@Override
	protected void prepare() {
		rescreenings.stop(null, IntakeRescreeningStatus.INTERRUPTED, null, clock.instant());
	}

	@Override
	protected boolean work() {
		var next = rescreenings.next();
		next.ifPresent(this::run);
		return next.isPresent();
	}

	private void run(Waiting next) {
		var id = next.rescreeningId();
		if (next.attempts() >= MOST_ATTEMPTS) {
			fail(id, "重新识别多次中断，已停下。已重新识别的不受影响，请联系系统管理员查看日志后再发起。");
			return;
		}
		try {
			access.runAs(next.accountId(), next.postId(), () -> run(id));
		}
		catch (Refusal e) {
			fail(id, "发起人的账号或岗位已停用，重新识别没有继续。请由在岗人员再发起。");
		}
		catch (RuntimeException e) {
			log.error("re-screening {} broke off", id, e);
			rescreenings.stop(id, IntakeRescreeningStatus.INTERRUPTED, null, clock.instant());
			pause();
		}
	}

	private boolean run(UUID id) {
		var run = steps.get(id);
		if (!access.actor().may("intake:judge") || !run.region().equals(access.actor().region())) {
			fail(id, "发起人的岗位已收回或没有研判权限，重新识别没有继续。请由在岗人员再发起。");
			return false;
		}
		if (!TextScreenVersion.current().equals(run.screenVersion())) {
			fail(id, "平台已升级，规则又有更新，这次重新识别没有继续。已重新识别的保留，请再发起一次。");
			return false;
		}
		if (!steps.begin(id)) {
			return false;
		}
		while (isRunning()) {
			switch (steps.screen(id, TEXTS_A_STEP)) {
				case READ -> {
					// the next
				}
				case HELD -> pause();
				case LAST -> {
					return steps.finish(id);
				}
				case OVER -> {
					return false;
				}
			}
		}
		return false;
	}

	private void fail(UUID id, String message) {
		rescreenings.stop(id, IntakeRescreeningStatus.FAILED, message, clock.instant());
	}
}
