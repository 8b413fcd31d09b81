package cn.fangfei.server.intake;

import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.intake.IntakeFileView.IntakePreviewRow;
import cn.fangfei.server.intake.IntakeFileView.IntakeRejectView;
import cn.fangfei.server.intake.IntakeImports.IntakeFile;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where files of texts are sent, looked at, brought in, followed and stopped. The work itself is the runner's. */
@Service
@Transactional
public class IntakeImportDesk {

	private static final int REJECTS_A_STEP = 1_000;

	private final IntakeImports imports;

	private final IntakeImportRunner runner;

	private final ArchiveDesk archive;

	private final RegionDesk regions;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	IntakeImportDesk(IntakeImports imports, IntakeImportRunner runner, ArchiveDesk archive, RegionDesk regions, Access access,
			AuditTrail audit, Clock clock) {
		this.imports = imports;
		this.runner = runner;
		this.archive = archive;
		this.regions = regions;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Keeps a file, without what tells who complained.
	 * @param keeping what was found when it was looked through, which takes long and is done before the transaction begins
	 * @param content the bytes to be kept: as they came, or written anew
	 */
	@Permit("intake:import")
	IntakeFileView keep(UUID uploadId, String fileName, IntakeChannel channel, FileKeeping keeping, Path content) {
		var actor = access.actor();
		try {
			var name = keeping.rewrites()
					? FileKeeping.bare(fileName) + "（已去除身份信息）.jsonl" : fileName;
			var upload = archive.receive(uploadId, name, content);
			var file = new IntakeFile(uploadId, channel, upload.sha256(), fileName, keeping.rewrites(), keeping.dropped(), keeping.masked(),
					keeping.rows(), keeping.bad(), keeping.badRows());
			imports.addFile(file, actor.accountId(), clock.instant());
			audit.record(actor, "intake:import", "intake-file", uploadId, actor.region(), "上传资讯文件“" + fileName + "”，" + keeping.rows() + "行"
					+ (keeping.dropped().isEmpty() ? "" : "，去除" + keeping.dropped().size() + "列身份信息"));
			return new IntakeFileView(uploadId, fileName, channel, upload.sha256(), keeping.rows(), keeping.header(),
					TextReading.recognised(keeping.header()), keeping.dropped(), keeping.masked(), keeping.rewrites(), keeping.kept(),
					keeping.notices(), preview(file, archive.content(upload.sha256())), keeping.problem());
		}
		catch (UnreadableFile e) {
			throw new IntakeFileUnreadable(sentence(e));
		}
	}

	private List<IntakePreviewRow> preview(IntakeFile file, Path content) throws UnreadableFile {
		var region = Optional.ofNullable(access.actor().region()).orElseThrow(IntakeRegionUnfit::new);
		var rows = new ArrayList<IntakePreviewRow>();
		if (region.level().compareTo(RegionLevel.COUNTY) < 0) {
			return rows; // where its texts lie is said with the import
		}
		var reading = new TextReading(file.channel(), "", false, region, new IntakePlaces(region, regions), clock.instant());
		try (var in = TextRows.open(content, file.fileName())) {
			for (var row = in.next(); row != null && rows.size() < FileKeeping.previewRows(); row = in.next()) {
				rows.add(previewed(reading, row));
			}
		}
		return rows;
	}

	private static IntakePreviewRow previewed(TextReading reading, TextRows.Row row) {
		try {
			var problem = row.problem();
			if (problem != null) {
				throw problem;
			}
			var text = reading.read(row.cells());
			return new IntakePreviewRow(row.line(), text.title(), TextReading.cut(text.body(), 120), null);
		}
		catch (UnusableText e) {
			return new IntakePreviewRow(row.line(), "", "", new IntakeRejectView(row.line(), e.field(), e.message(), e.remedy()));
		}
	}

	/** Queues the import of a file of one's own. */
	@Permit("intake:import")
	public IntakeImportView start(UUID uploadId, RegionCode region, String sourceName) {
		var actor = access.actor();
		var post = Optional.ofNullable(actor.postId()).orElseThrow(IntakeImportNotFound::new);
		var file = imports.file(uploadId, actor.accountId()).orElseThrow(IntakeFileNotFound::new);
		if (actor.region() == null || !actor.region().contains(region) || region.level().compareTo(RegionLevel.COUNTY) < 0
				|| region.level().compareTo(RegionLevel.TOWNSHIP) > 0 || !regions.exists(region)) {
			throw new IntakeRegionUnfit();
		}
		var content = archive.content(file.sha256());
		try (var rows = TextRows.open(content, file.fileName())) {
			if (!rows.holdText()) {
				throw new IntakeFileUnreadable("表头里没有找到“正文”或“标题”列。请把表头改为“正文”后重新上传。");
			}
			var job = new IntakeImport(Ids.next(), uploadId, file.sha256(), file.fileName(), file.channel(), region, sourceName.strip(),
					file.dropped(), actor.accountId(), post, actor.displayName(), IntakeImportStatus.QUEUED, 0, 0, 0, 0, 0, 0,
					Files.size(content), clock.instant(), null, null, 0);
			imports.add(job);
			audit.record(actor, "intake:import", "intake-import", job.importId(), region,
					"开始导入" + file.channel().label() + "文件“" + file.fileName() + "”");
			AfterCommit.run(runner::wake);
			return IntakeImportView.of(job);
		}
		catch (UnreadableFile e) {
			throw new IntakeFileUnreadable(sentence(e));
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Permit("intake:import")
	@Transactional(readOnly = true)
	IntakeImportPage list(Paging paging) {
		var scope = access.actor().scope();
		return new IntakeImportPage(imports.page(scope, paging).stream().map(IntakeImportView::of).toList(), imports.count(scope),
				paging.page(), paging.size());
	}

	@Permit("intake:import")
	@Transactional(readOnly = true)
	public IntakeImportView get(UUID id) {
		return IntakeImportView.of(find(id));
	}

	/** The rows that were not taken in: line, field, what is wrong, what to do. */
	@Permit("intake:import")
	@Transactional(readOnly = true)
	IntakeRejectPage rejects(UUID id, Paging paging) {
		find(id);
		return new IntakeRejectPage(imports.rejects(id, paging), imports.countRejects(id), paging.page(), paging.size());
	}

	/** The file of an import whose rejected rows are taken along. Refuses when there are none. */
	@Permit("intake:import")
	RejectedRows rejectedRows(UUID id) {
		var job = find(id);
		if (job.rejected() == 0) {
			throw new IntakeNothingRejected();
		}
		audit.record(access.actor(), "intake:import", "intake-import", id, job.region(), "下载“" + job.fileName() + "”退回的行");
		return new RejectedRows(job, archive.content(job.sha256()));
	}

	/**
	 * An import with rejected rows.
	 * @param content its file as it is kept
	 */
	record RejectedRows(IntakeImport job, Path content) {

		/** What the workbook of them is called. */
		String fileName() {
			return FileKeeping.bare(job.fileName()) + "-需修改的行.xlsx";
		}
	}

	/** The next of the rejected rows, in the order of the file. */
	@Permit("intake:import")
	@Transactional(readOnly = true)
	List<IntakeImports.Rejected> rejectedAfter(UUID id, long rowNo) {
		return imports.rejected(find(id).importId(), rowNo, REJECTS_A_STEP);
	}

	/** Stops an import after the step under way; what was taken in stays. */
	@Permit("intake:import")
	public IntakeImportView cancel(UUID id, int version) {
		var job = find(id);
		if (!imports.cancel(id, version, clock.instant())) {
			var now = find(id);
			throw new IntakeImportMoved(now.fileName(), now.status().label());
		}
		audit.record(access.actor(), "intake:import", "intake-import", id, job.region(), "取消导入“" + job.fileName() + "”");
		return IntakeImportView.of(find(id));
	}

	private IntakeImport find(UUID id) {
		return imports.find(id, access.actor().scope()).orElseThrow(IntakeImportNotFound::new);
	}

	static String sentence(UnreadableFile e) {
		var message = String.valueOf(e.getMessage());
		return message.endsWith("。") ? message : message + "。";
	}
}
