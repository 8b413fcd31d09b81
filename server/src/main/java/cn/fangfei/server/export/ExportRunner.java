package cn.fangfei.server.export;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.kernel.BackgroundWorker;
import cn.fangfei.server.kernel.Refusal;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes exports in the background, one at a time, each under the post of who asked for it: a file holds what that post sees at that moment
 * and nothing else. What a stopped platform left half written begins again.
 */
@Component
class ExportRunner extends BackgroundWorker {

	private static final Logger log = LoggerFactory.getLogger(ExportRunner.class);

	private static final int MOST_ATTEMPTS = 3;

	private static final Duration RETRY = Duration.ofSeconds(3);

	/** How often is looked for files whose time is over. */
	private static final Duration IDLE = Duration.ofMinutes(5);

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

	private final ExportJobs jobs;

	private final ExportSteps steps;

	private final ExportSources sources;

	private final ExportFiles files;

	private final Access access;

	private final Clock clock;

	ExportRunner(ExportJobs jobs, ExportSteps steps, ExportSources sources, ExportFiles files, Access access, Clock clock) {
		super("export", IDLE, RETRY);
		this.jobs = jobs;
		this.steps = steps;
		this.sources = sources;
		this.files = files;
		this.access = access;
		this.clock = clock;
	}

	@Override
	protected void prepare() {
		jobs.beginAgain();
	}

	@Override
	protected boolean work() {
		jobs.expire(clock.instant()).forEach(files::remove);
		var waiting = jobs.next();
		waiting.ifPresent(this::run);
		return waiting.isPresent();
	}

	private void run(ExportJobs.Waiting next) {
		var id = next.jobId();
		if (next.attempts() >= MOST_ATTEMPTS) {
			fail(id, "导出多次中断，已停下。请缩小筛选范围后重新导出，仍不行请联系系统管理员。");
			return;
		}
		try {
			access.runAs(next.accountId(), next.postId(), () -> run(id));
		}
		catch (ExportStopped e) {
			files.remove(id);
			if (isRunning()) {
				fail(id, e.getMessage());
			}
		}
		catch (Refusal e) {
			fail(id, "申请人的账号或岗位已停用，或不再有导出权限，导出没有进行。请由在岗人员重新申请。");
		}
		catch (RuntimeException e) {
			log.error("export {} broke off", id, e);
			files.remove(id);
			fail(id, "写文件时出错，导出没有完成。请稍后重新导出，仍不行请联系系统管理员。");
		}
	}

	private boolean run(UUID id) {
		if (!steps.begin(id)) {
			return false;
		}
		var job = steps.get(id);
		var actor = access.actor();
		var source = sources.find(job.list())
			.filter(s -> actor.region() != null && actor.may("export:make") && actor.may(s.permission()))
			.orElseThrow(() -> new ExportListUnknown(job.list()));
		var file = write(job, source);
		files.keep(id);
		if (!steps.finish(job, file)) {
			files.remove(id);
		}
		return true;
	}

	private WrittenFile write(ExportJob job, ExportSource source) {
		var length = new Counted(files.begin(job.jobId()));
		var digest = sha256();
		try (var out = new BufferedOutputStream(new DigestOutputStream(length, digest), 1 << 16)) {
			var sheet = new ExportSheet(out, job.title(), mark(job), who(job), columns(job, source), rows -> told(job, rows));
			try (sheet) {
				steps.read(source, new ExportQuery(job.query()), sheet);
				told(job, sheet.rows());
			}
			out.flush();
			return new WrittenFile(sheet.rows(), length.bytes, HexFormat.of().formatHex(digest.digest()));
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Tells how far it is, and stops what was cancelled or has outgrown what needs no agreement. */
	private void told(ExportJob job, long rows) {
		if (!isRunning() || !steps.progress(job.jobId(), rows)) {
			throw new ExportStopped("导出已取消。");
		}
		if (!job.needsApproval() && rows > job.approveAbove()) {
			throw new ExportStopped("申请之后记录增加，已超过%d行，需要另一人批准。请重新导出并写明用途。".formatted(job.approveAbove()));
		}
	}

	private String mark(ExportJob job) {
		return who(job) + " 导出" + (job.approvedName() == null ? "" : "，" + job.approvedName() + " 批准") + "｜"
				+ (job.words().isEmpty() ? "未加筛选" : "筛选条件：" + job.words()) + "｜内部资料，注意保管";
	}

	private String who(ExportJob job) {
		return job.accountName() + "（" + job.unitName() + "） " + MOMENT.format(clock.instant());
	}

	private static List<ExportColumn> columns(ExportJob job, ExportSource source) {
		var known = source.columns().stream().collect(Collectors.toMap(ExportColumn::key, Function.identity()));
		return job.columns().stream().filter(known::containsKey).map(known::get).toList();
	}

	private void fail(UUID id, String words) {
		steps.fail(id, words);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Counts what passes. */
	private static final class Counted extends FilterOutputStream {

		private long bytes;

		Counted(OutputStream out) {
			super(out);
		}

		@Override
		public void write(int b) throws IOException {
			out.write(b);
			bytes++;
		}

		@Override
		public void write(byte[] b, int off, int len) throws IOException {
			out.write(b, off, len);
			bytes += len;
		}
	}
}
