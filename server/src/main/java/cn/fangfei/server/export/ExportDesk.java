package cn.fangfei.server.export;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.export.ExportListView.ExportColumnView;
import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.notify.NotifyDesk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where exports are asked for, agreed to, followed, cancelled and fetched. The writing is the runner's. */
@Service
@Transactional
public class ExportDesk {

	/** A sheet holds 1,048,576 rows. */
	private static final long MOST_ROWS = 1_000_000;

	private static final int MOST_UNDER_WAY = 5;

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm").withZone(ZoneId.of("Asia/Shanghai"));

	private final ExportJobs jobs;

	private final ExportSources sources;

	private final ExportFiles files;

	private final ExportRunner runner;

	private final UnitDesk units;

	private final NotifyDesk notify;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	private final long approveAbove;

	ExportDesk(ExportJobs jobs, ExportSources sources, ExportFiles files, ExportRunner runner, UnitDesk units,
			NotifyDesk notify, Access access, AuditTrail audit, Clock clock,
			@Value("${fangfei.export.approve-above:500}") long approveAbove) {
		this.jobs = jobs;
		this.sources = sources;
		this.files = files;
		this.runner = runner;
		this.units = units;
		this.notify = notify;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
		this.approveAbove = approveAbove;
	}

	@Permit("export:make")
	@Transactional(readOnly = true)
	ExportListView describe(String list) {
		var source = source(list);
		return new ExportListView(list, source.title(),
				source.columns().stream().map(c -> new ExportColumnView(c.key(), c.title())).toList(), approveAbove);
	}

	/**
	 * Asks for an export of what a list holds under these filters.
	 * @param columns in the order wanted; none means all
	 */
	@Permit("export:make")
	ExportJobView ask(String list, Map<String, String> parameters, List<String> columns, @Nullable String purpose) {
		var actor = access.actor();
		var post = Optional.ofNullable(actor.postId()).orElseThrow(ExportNotFound::new);
		var region = Optional.ofNullable(actor.region()).orElseThrow(ExportNotFound::new);
		var source = source(list);
		var query = new ExportQuery(parameters);
		var wanted = columns(source, columns);
		FreeText.refuseIdentity(false, "用途", purpose);
		var underWay = jobs.underWay(actor.accountId());
		if (underWay >= MOST_UNDER_WAY) {
			throw new ExportsTooMany(underWay);
		}
		var counted = source.count(query);
		if (counted == 0) {
			throw new ExportEmpty();
		}
		if (counted > MOST_ROWS) {
			throw new ExportTooLarge(counted, MOST_ROWS);
		}
		var why = purpose == null || purpose.isBlank() ? null : purpose.strip();
		var large = counted > approveAbove;
		if (large && why == null) {
			throw new ExportPurposeMissing(counted, approveAbove);
		}
		var unit = actor.unitId() == null ? "" : units.get(actor.unitId()).map(Unit::name).orElse("");
		var job = new ExportJob(UUID.randomUUID(), actor.accountId(), actor.displayName(), post, unit, region, list,
				source.title(), query.parameters(), source.words(query), wanted, why, counted, approveAbove,
				large ? ExportJobStatus.AWAITING_APPROVAL : ExportJobStatus.QUEUED, null, null, null, 0, 0, null, null, null,
				clock.instant(), null, null, 0);
		jobs.add(job);
		audit.record(actor, "export:make", "export", job.jobId(), region, "申请导出" + sentence(job));
		if (large) {
			notify.toSignatories(region, new Notice(MessageKind.TODO, "%s申请导出%s%d行，等您批准。用途：%s".formatted(actor.displayName(),
					"“" + job.title() + "”", counted, why), "/exports?tab=approve", "export", job.jobId().toString()));
		}
		else {
			AfterCommit.run(runner::wake);
		}
		return view(actor, job);
	}

	@Permit("export:make")
	@Transactional(readOnly = true)
	ExportPage list(Paging paging) {
		var actor = access.actor();
		return new ExportPage(views(actor, jobs.ofPost(actor, paging)), jobs.countOfPost(actor), paging.page(), paging.size());
	}

	/** @param waiting only those that nobody has decided yet */
	@Permit("export:approve")
	@Transactional(readOnly = true)
	ExportPage approvals(boolean waiting, Paging paging) {
		var actor = access.actor();
		return new ExportPage(views(actor, jobs.toApprove(actor, waiting, paging)), jobs.countToApprove(actor, waiting), paging.page(),
				paging.size());
	}

	@Permit("export:make")
	@Transactional(readOnly = true)
	ExportJobView get(UUID jobId) {
		var actor = access.actor();
		return view(actor, own(actor, jobId));
	}

	@Permit("export:make")
	ExportJobView cancel(UUID jobId, int version) {
		var actor = access.actor();
		var job = own(actor, jobId);
		if (!jobs.cancel(jobId, version, clock.instant())) {
			throw new ExportMoved(job);
		}
		audit.record(actor, "export:cancel", "export", jobId, job.region(), "取消导出" + sentence(job));
		return view(actor, own(actor, jobId));
	}

	/** Agrees to an export of somebody else, or does not. */
	@Permit("export:approve")
	ExportJobView decide(UUID jobId, boolean agreed, @Nullable String reason, int version) {
		var actor = access.actor();
		var job = jobs.approvable(actor, jobId).orElseThrow(ExportNotFound::new);
		if (job.accountId().equals(actor.accountId())) {
			throw new ExportOfOneself(job.approveAbove());
		}
		var why = reason == null ? "" : reason.strip();
		if (!agreed && why.isEmpty()) {
			throw new ExportReasonMissing();
		}
		FreeText.refuseIdentity(false, "理由", reason);
		var moved = agreed ? jobs.approve(jobId, version, actor, clock.instant())
				: jobs.decline(jobId, version, actor, "未获批准：" + why, clock.instant());
		if (!moved) {
			throw new ExportMoved(job);
		}
		audit.record(actor, agreed ? "export:approve" : "export:decline", "export", jobId, job.region(),
				(agreed ? "批准" : "未批准") + job.accountName() + "导出" + sentence(job) + (why.isEmpty() ? "" : "：" + why));
		notify.toAccount(job.accountId(),
				new Notice(MessageKind.DECIDED, "%s%s您导出“%s”%d行%s".formatted(actor.displayName(), agreed ? "批准了" : "没有批准",
						job.title(), job.counted(), agreed ? "，正在备文件。" : "：" + why), "/exports", "export", jobId.toString()));
		if (agreed) {
			AfterCommit.run(runner::wake);
		}
		return view(actor, jobs.approvable(actor, jobId).orElseThrow(ExportNotFound::new));
	}

	/** The file of the own post's export; that it was fetched is on record. */
	@Permit("export:make")
	ExportFile download(UUID jobId) {
		var actor = access.actor();
		var job = own(actor, jobId);
		var now = clock.instant();
		if (job.status() == ExportJobStatus.EXPIRED || over(job, now)) {
			throw new ExportFileGone(job.title(), job.expiresAt() == null ? "7天" : MOMENT.format(job.expiresAt()));
		}
		if (job.status() != ExportJobStatus.DONE || !files.there(jobId) || !actor.may(source(job.list()).permission())) {
			throw new ExportFileNotReady(job.title(), job.status());
		}
		jobs.addDownload(jobId, actor, now);
		audit.record(actor, "export:download", "export", jobId, job.region(), "下载导出的" + sentence(job));
		return new ExportFile(files.place(jobId), job.title() + "-" + STAMP.format(job.askedAt()) + ".xlsx");
	}

	/** Where a file lies and what it is called. */
	record ExportFile(Path place, String name) {
	}

	private static boolean over(ExportJob job, Instant now) {
		return job.expiresAt() != null && !now.isBefore(job.expiresAt());
	}

	private ExportSource source(String list) {
		return sources.find(list).filter(s -> access.actor().may(s.permission())).orElseThrow(() -> new ExportListUnknown(list));
	}

	private static List<String> columns(ExportSource source, List<String> wanted) {
		var known = source.columns().stream().map(ExportColumn::key).toList();
		wanted.stream().filter(c -> !known.contains(c)).findFirst().ifPresent(c -> {
			throw new ExportColumnUnknown(source.title(), c);
		});
		return wanted.isEmpty() ? known : wanted.stream().distinct().toList();
	}

	private ExportJob own(Actor actor, UUID jobId) {
		return jobs.own(actor, jobId).orElseThrow(ExportNotFound::new);
	}

	private ExportJobView view(Actor actor, ExportJob job) {
		return views(actor, List.of(job)).get(0);
	}

	private List<ExportJobView> views(Actor actor, List<ExportJob> page) {
		var downloads = jobs.downloads(page.stream().map(ExportJob::jobId).toList());
		return page.stream()
			.map(j -> new ExportJobView(j.jobId(), j.list(), j.title(), j.words(), titles(j), j.purpose(), j.counted(),
					j.rowsDone(), j.needsApproval(), over(j, clock.instant()) ? ExportJobStatus.EXPIRED : j.status(),
					j.accountId().equals(actor.accountId()), j.accountName(), j.unitName(), j.askedAt(), j.approvedName(),
					j.decidedAt(), j.message(), j.bytes(), j.sha256(), j.finishedAt(), j.expiresAt(),
					downloads.getOrDefault(j.jobId(), List.of()), j.version()))
			.toList();
	}

	private List<String> titles(ExportJob job) {
		var titles = sources.find(job.list())
			.map(s -> s.columns().stream().collect(Collectors.toMap(ExportColumn::key, ExportColumn::title)))
			.orElseGet(Map::of);
		return job.columns().stream().map(c -> titles.getOrDefault(c, c)).toList();
	}

	private static String sentence(ExportJob job) {
		return "“" + job.title() + "”" + job.counted() + "行" + (job.words().isEmpty() ? "，未加筛选" : "，筛选条件：" + job.words());
	}
}
