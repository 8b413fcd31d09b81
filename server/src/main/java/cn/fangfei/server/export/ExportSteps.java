package cn.fangfei.server.export;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The steps of the writing, each a transaction under the post of who asked: the rows are read in one, the progress is told beside it. */
@Service
@Transactional
class ExportSteps {

	private final ExportJobs jobs;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	private final Duration kept;

	ExportSteps(ExportJobs jobs, Access access, AuditTrail audit, Clock clock,
			@Value("${fangfei.export.kept:24h}") Duration kept) {
		this.jobs = jobs;
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
		if (!jobs.finish(job.jobId(), file, now, now.plus(kept))) {
			return false;
		}
		audit.record(access.actor(), "export:finish", "export", job.jobId(), job.region(),
				"导出“" + job.title() + "”" + file.rows() + "行，文件SHA-256为" + file.sha256());
		return true;
	}
}
