package cn.fangfei.server.funds;

import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.funds.CaseStatements.Waiting;
import cn.fangfei.server.kernel.BackgroundWorker;
import cn.fangfei.server.kernel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings statements in, one after the other, each under the post of who approved it: first the whole file is held against its control
 * totals, then its rows are written. What a stopped or killed platform left is begun again.
 */
@Component
class StatementRunner extends BackgroundWorker {

	private static final Logger log = LoggerFactory.getLogger(StatementRunner.class);

	private static final int MOST_ATTEMPTS = 5;

	private final CaseStatements statements;

	private final StatementSteps steps;

	private final StatementFiles files;

	private final Access access;

	private final Clock clock;

	StatementRunner(CaseStatements statements, StatementSteps steps, StatementFiles files, Access access, Clock clock) {
		super("case-statements", Duration.ofMinutes(10), Duration.ofSeconds(3));
		this.statements = statements;
		this.steps = steps;
		this.files = files;
		this.access = access;
		this.clock = clock;
	}

	@Override
	protected void prepare() {
		statements.stop(null, CaseStatementStatus.INTERRUPTED, List.of(), clock.instant());
	}

	@Override
	protected boolean work() {
		var next = statements.next();
		next.ifPresent(this::run);
		return next.isPresent();
	}

	private void run(Waiting next) {
		var id = next.statementId();
		if (next.attempts() >= MOST_ATTEMPTS) {
			steps.fail(next, "导入多次中断，已停下，没有写入任何一笔。请联系系统管理员查看日志后重新提出。");
			return;
		}
		try {
			access.runAs(next.accountId(), next.postId(), () -> run(next, id));
		}
		catch (Refusal e) {
			steps.fail(next, "审批人的账号或岗位已停用，导入没有继续，没有写入任何一笔。请由在岗人员重新提出。");
		}
		catch (RuntimeException | Error e) {
			log.error("statement {} broke off", id, e);
			statements.stop(id, CaseStatementStatus.INTERRUPTED, List.of(), clock.instant());
			pause();
		}
	}

	private boolean run(Waiting next, UUID id) {
		if (!access.actor().may("statement:approve")) {
			steps.fail(next, "审批人的岗位已收回或没有审批权限，导入没有继续，没有写入任何一笔。请由在岗人员重新提出。");
			return false;
		}
		if (!steps.begin(id)) {
			return false;
		}
		var statement = steps.get(id);
		try {
			files.check(statement, rows -> isRunning() && steps.checked(id, rows));
			steps.checked(id, statement.totals().rows());
			steps.keep(statement, this::isRunning);
			return true;
		}
		catch (StatementRefused e) {
			steps.refuse(statement, e.reasons());
			return false;
		}
		catch (StatementStopped e) {
			return false;
		}
		catch (UnreadableFile e) {
			steps.refuse(statement, List.of(String.valueOf(e.getMessage())));
			return false;
		}
	}
}
