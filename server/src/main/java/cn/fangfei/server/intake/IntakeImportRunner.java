package cn.fangfei.server.intake;

import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.intake.IntakeImports.Waiting;
import cn.fangfei.server.kernel.BackgroundWorker;
import cn.fangfei.server.kernel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings files of texts in, one after the other, each under the post of who sent it. What a stopped or killed platform left is taken up
 * where its last step ended.
 */
@Component
class IntakeImportRunner extends BackgroundWorker {

	private static final Logger log = LoggerFactory.getLogger(IntakeImportRunner.class);

	private static final int MOST_ATTEMPTS = 5;

	private static final int ROWS_A_STEP = 200;

	private static final long CHARACTERS_A_STEP = 1_000_000;

	private final IntakeImports imports;

	private final IntakeImportSteps steps;

	private final ArchiveDesk archive;

	private final Access access;

	private final Clock clock;

	IntakeImportRunner(IntakeImports imports, IntakeImportSteps steps, ArchiveDesk archive, Access access, Clock clock) {
		super("intake-import", Duration.ofMinutes(10), Duration.ofSeconds(3));
		this.imports = imports;
		this.steps = steps;
		this.archive = archive;
		this.access = access;
		this.clock = clock;
	}

	@Override
	protected void prepare() {
		imports.stop(null, IntakeImportStatus.INTERRUPTED, null, clock.instant());
	}

	@Override
	protected boolean work() {
		var next = imports.next();
		next.ifPresent(this::run);
		return next.isPresent();
	}

	private void run(Waiting next) {
		var id = next.importId();
		if (next.attempts() >= MOST_ATTEMPTS) {
			fail(id, "导入多次中断，已停下。已处理的行不受影响，请联系系统管理员查看日志后重新导入。");
			return;
		}
		try {
			access.runAs(next.accountId(), next.postId(), () -> run(id));
		}
		catch (Refusal e) {
			fail(id, "发起人的账号或岗位已停用，导入没有继续。请由在岗人员重新导入。");
		}
		catch (RuntimeException | Error e) {
			log.error("intake import {} broke off", id, e);
			imports.stop(id, IntakeImportStatus.INTERRUPTED, null, clock.instant());
			pause();
		}
	}

	private boolean run(UUID id) {
		if (!access.actor().may("intake:import")) {
			fail(id, "发起人的岗位已收回或没有导入权限，导入没有继续。请由在岗人员重新导入。");
			return false;
		}
		if (!steps.begin(id)) {
			return false;
		}
		var job = steps.get(id);
		try (var rows = TextRows.open(archive.content(job.sha256()), job.fileName())) {
			var rowNo = 0L;
			while (rowNo < job.rowsRead() && rows.next() != null) {
				rowNo++;
			}
			var last = false;
			while (!last && isRunning()) {
				var chunk = new ArrayList<TextRows.Row>();
				var characters = 0L;
				while (chunk.size() < ROWS_A_STEP && characters < CHARACTERS_A_STEP && !last) {
					var row = rows.next();
					last = row == null;
					if (row != null) {
						chunk.add(row);
						characters += row.cells().values().stream().mapToLong(String::length).sum();
					}
				}
				if (!steps.keep(job, rowNo, chunk, rows.bytesRead())) {
					return false;
				}
				rowNo += chunk.size();
			}
			return last && steps.finish(job);
		}
		catch (UnreadableFile e) {
			fail(id, String.valueOf(e.getMessage()));
			return false;
		}
	}

	private void fail(UUID id, String message) {
		imports.stop(id, IntakeImportStatus.FAILED, message, clock.instant());
	}
}
