package cn.fangfei.server.export;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.notify.NotifyDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of the writing, each a transaction under the post of who asked: the rows are read in one, the progress is told beside it, and
 * the last one tells who asked.
 */
@Service
@Transactional
class ExportSteps {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

	private final ExportJobs jobs;

	private final NotifyDesk notify;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	private final Duration kept;

	ExportSteps(ExportJobs jobs, NotifyDesk notify, Access access, AuditTrail audit, Clock clock,
			@Value("${fangfei.export.kept:24h}") Duration kept) {
		this.jobs = jobs;
		this.notify = notify;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
		this.kept = kept;
	}

	/** Takes a waiting export up; false when it was cancelled meanwhile. */
	boolean begin(UUID id) {
		return jobs.begin(id);
	}

	/** The export of the post that runs. */
	@Transactional(readOnly = true)
	ExportJob get(UUID id) {
		return jobs.own(access.actor(), id).orElseThrow(ExportNotFound::new);
	}

	@Transactional(readOnly = true)
	void read(ExportSource source, ExportQuery query, ExportSink sink) {
		source.rows(query, sink);
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	boolean progress(UUID id, long rows) {
		return jobs.progress(id, rows);
	}

	boolean finish(ExportJob job, WrittenFile file) {
		var now = clock.instant();
		var until = now.plus(kept);
		if (!jobs.finish(job.jobId(), file, now, until)) {
			return false;
		}
		audit.record(access.actor(), "export:finish", "export", job.jobId(), job.region(),
				"导出“" + job.title() + "”" + file.rows() + "行，文件SHA-256为" + file.sha256());
		notify.toAsker(notice(job.jobId(), "您导出的“%s”%d行已写好，请在%s前下载。".formatted(job.title(), file.rows(), MOMENT.format(until))));
		return true;
	}

	/** Ends an export that came to nothing. Its post may be gone, so this runs under none. */
	void fail(UUID id, String words) {
		jobs.fail(id, words, clock.instant())
			.ifPresent(f -> notify.toAccount(f.accountId(), notice(id, "您导出的“%s”没有完成：%s".formatted(f.title(), words))));
	}

	private static Notice notice(UUID id, String text) {
		return new Notice(MessageKind.INFO, text, "/exports", "export", id.toString());
	}
}
