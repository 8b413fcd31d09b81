package cn.fangfei.server.registry;

import cn.fangfei.formats.ColumnMapping;
import cn.fangfei.formats.ErrorWorkbook;
import cn.fangfei.formats.FileFormat;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.RegisterField;
import cn.fangfei.formats.RegisterFile;
import cn.fangfei.formats.RegisterRowParser;
import cn.fangfei.formats.RowProblem;
import cn.fangfei.formats.Severity;
import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.archive.Upload;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.registry.RegisterPreview.RegisterFieldView;
import cn.fangfei.server.registry.RegisterPreview.RegisterIssue;
import cn.fangfei.server.registry.RegisterPreview.RegisterPreviewRow;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a register file is looked at, brought in, followed, stopped and taken up again. The work itself is the runner's. */
@Service
@Transactional
public class RegisterDesk {

	private static final int PREVIEW_ROWS = 50;

	private static final int PREVIEW_CELL = 500;

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

	private static final List<RegisterFieldView> FIELDS = Arrays.stream(RegisterField.values())
		.map(f -> new RegisterFieldView(f, f.label(), f.required()))
		.toList();

	private final Imports imports;

	private final Lexicons lexicons;

	private final ImportRunner runner;

	private final ArchiveDesk archive;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	RegisterDesk(Imports imports, Lexicons lexicons, ImportRunner runner, ArchiveDesk archive,
			Access access, AuditTrail audit, Clock clock) {
		this.imports = imports;
		this.lexicons = lexicons;
		this.runner = runner;
		this.archive = archive;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** The first rows of an upload of one's own. A file of which nothing can be read is answered with why. */
	@Permit("registry:import")
	@Transactional(readOnly = true)
	RegisterPreview preview(UUID uploadId) {
		var upload = archive.get(uploadId);
		try (var file = open(upload)) {
			var remembered = imports.remembered(file.headerSignature()).filter(m -> fits(m, file));
			var mapping = remembered.orElseGet(file::guess);
			var parser = new RegisterRowParser(file.header(), mapping);
			var rows = new ArrayList<RegisterPreviewRow>();
			while (rows.size() < PREVIEW_ROWS && file.next()) {
				var raw = file.row();
				// what is to be said of the file as a whole stands at its first row
				var said = rows.isEmpty() ? file.notices().stream() : Stream.<RowProblem>empty();
				rows.add(new RegisterPreviewRow(raw.line(), raw.cells().stream().map(RegisterDesk::cut).toList(),
						Stream.concat(said, parser.parse(raw).problems().stream()).map(RegisterIssue::of).toList()));
			}
			return new RegisterPreview(upload.fileName(), file.format(), file.charset().map(c -> c.name()).orElse(null),
					file.header(), FIELDS, mapping.columns(), remembered.isPresent(), rows,
					problem(mapping, rows.isEmpty()));
		}
		catch (UnreadableFile e) {
			return new RegisterPreview(upload.fileName(), byName(upload.fileName()), null, List.of(), FIELDS, Map.of(), false,
					List.of(), sentence(e));
		}
	}

	/** Queues the import of an upload of one's own and remembers the mapping for files with the same header. */
	@Permit("registry:import")
	RegisterImportView start(UUID uploadId, Map<RegisterField, Integer> columns) {
		var actor = access.actor();
		var upload = archive.get(uploadId);
		var territory = Optional.ofNullable(actor.region()).orElseThrow(RegisterImportNotFound::new);
		var post = Optional.ofNullable(actor.postId()).orElseThrow(RegisterImportNotFound::new);
		try (var file = open(upload)) {
			var mapping = new ColumnMapping(columns);
			var missing = mapping.missing();
			if (!missing.isEmpty()) {
				throw new MappingUnusable(missing.stream().map(RowProblem::sentence).collect(Collectors.joining()));
			}
			if (!fits(mapping, file)) {
				throw new MappingUnusable("对应关系里有文件中不存在的列。请刷新预览后重新选择。");
			}
			var day = lexicons.today();
			var job = new RegisterImport(UUID.randomUUID(), upload.sha256(), upload.fileName(), actor.accountId(), post,
					actor.displayName(), territory, mapping, lexicons.current(day).version(), day,
					RegisterImportStatus.QUEUED, RegisterImportPhase.READING, 0, 0,
					new RegisterImport.Tally(0, 0, 0, 0, 0, 0, 0, 0), 0, 0, upload.size(), 0, 0, clock.instant(), null,
					null, 0);
			imports.add(job, file.headerSignature());
			imports.remember(file.headerSignature(), mapping, clock.instant());
			audit.record(actor, "registry:import", "register-import", job.importId(), territory,
					"开始导入“" + upload.fileName() + "”");
			AfterCommit.run(runner::wake);
			return RegisterImportView.of(job);
		}
		catch (UnreadableFile e) {
			throw new RegisterUnreadable(sentence(e));
		}
	}

	@Permit("registry:import")
	@Transactional(readOnly = true)
	RegisterImportPage list(Paging paging) {
		var territory = Territory.of(access.actor());
		return new RegisterImportPage(imports.page(territory, paging).stream().map(RegisterImportView::of).toList(),
				imports.count(territory), paging.page(), paging.size());
	}

	@Permit("registry:import")
	@Transactional(readOnly = true)
	RegisterImportView get(UUID importId) {
		return RegisterImportView.of(find(importId));
	}

	/** Stops an import after the step under way; what is merged stays. */
	@Permit("registry:import")
	RegisterImportView cancel(UUID importId, int version) {
		var job = find(importId);
		if (job.version() != version || !imports.stop(importId, RegisterImportStatus.CANCELLED, null, clock.instant())) {
			throw moved(importId);
		}
		imports.signChange(importId, access.actor().displayName(), clock.instant());
		audit.record(access.actor(), "registry:import", "register-import", importId, job.territory(),
				"取消导入“" + job.fileName() + "”");
		return RegisterImportView.of(find(importId));
	}

	/**
	 * Takes an import up from where it stopped. When other terms are in force by now, or what was read is cleared away, it
	 * begins anew: what it merged before is met as unchanged.
	 */
	@Permit("registry:import")
	RegisterImportView resume(UUID importId, int version) {
		var job = find(importId);
		var today = lexicons.today();
		var afresh = !lexicons.sameTerms(lexicons.current(today).version(), today, job.lexiconVersion(), job.screenedOn())
				|| job.rowsRead() > 0 && !imports.staged(importId);
		if (!imports.requeue(importId, version, afresh)) {
			throw moved(importId);
		}
		if (afresh) {
			imports.clearStaging(importId);
			imports.clearRejects(importId);
		}
		imports.signChange(importId, access.actor().displayName(), clock.instant());
		audit.record(access.actor(), "registry:import", "register-import", importId, job.territory(),
				"继续导入“" + job.fileName() + "”");
		AfterCommit.run(runner::wake);
		return RegisterImportView.of(find(importId));
	}

	/** What the error workbook is called. Refuses when there is nothing in it. */
	@Permit("registry:import")
	@Transactional(readOnly = true)
	String errorsName(UUID importId) {
		var job = find(importId);
		if (imports.rejects(importId, 0, 1).isEmpty()) {
			throw new NothingRejected();
		}
		return job.fileName().replaceFirst("(?i)\\.(csv|csv\\.gz|xlsx)$", "") + "-需修改的行.xlsx";
	}

	/** Writes the rejected rows as a workbook that can be mended and uploaded again, row by row from the archived file. */
	@Permit("registry:import")
	void writeErrors(UUID importId, OutputStream out) throws IOException {
		var job = find(importId);
		audit.record(access.actor(), "registry:import", "register-import", importId, job.territory(),
				"下载“" + job.fileName() + "”未导入的行");
		try (var file = RegisterFile.open(archive.content(job.sha256()), job.fileName(), ReadLimits.standard());
				var workbook = new ErrorWorkbook(out, file.header())) {
			var rowNo = 0L;
			var batch = imports.rejects(importId, 0, 1_000);
			while (!batch.isEmpty()) {
				for (var reject : batch) {
					while (rowNo < reject.rowNo() && file.next()) {
						rowNo++;
					}
					workbook.add(file.row(), List.of(new RowProblem(reject.line(), null, null, Severity.ERROR,
							reject.message(), reject.remedy())));
				}
				batch = imports.rejects(importId, batch.get(batch.size() - 1).rowNo(), 1_000);
			}
		}
		catch (UnreadableFile e) {
			throw new RegisterUnreadable(sentence(e));
		}
	}

	private RegisterImport find(UUID importId) {
		return imports.find(Territory.of(access.actor()), importId).orElseThrow(RegisterImportNotFound::new);
	}

	private RegisterImportMoved moved(UUID importId) {
		var now = find(importId);
		var by = imports.lastChange(Territory.of(access.actor()), importId)
			.map(c -> "（" + c.changedBy() + "，" + MOMENT.format(c.changedAt()) + "）")
			.orElse("");
		return new RegisterImportMoved(now.fileName(), now.status().label(), by);
	}

	private static RegisterFile open(Upload upload) throws UnreadableFile {
		return RegisterFile.open(upload.file(), upload.fileName(), ReadLimits.standard());
	}

	private static boolean fits(ColumnMapping mapping, RegisterFile file) {
		return mapping.columns().values().stream().allMatch(c -> c < file.header().size());
	}

	private static @Nullable String problem(ColumnMapping mapping, boolean empty) {
		var problems = mapping.missing();
		if (!problems.isEmpty()) {
			return problems.stream().map(RowProblem::sentence).collect(Collectors.joining());
		}
		return empty ? "文件只有表头，没有企业数据。请检查导出是否成功，再重新上传。" : null;
	}

	private static String sentence(UnreadableFile e) {
		var message = String.valueOf(e.getMessage());
		return message.endsWith("。") ? message : message + "。";
	}

	private static FileFormat byName(String fileName) {
		var name = fileName.toLowerCase(Locale.ROOT);
		return name.endsWith(".gz") ? FileFormat.CSV_GZ : name.endsWith(".xlsx") ? FileFormat.XLSX : FileFormat.CSV;
	}

	private static String cut(String cell) {
		return cell.length() <= PREVIEW_CELL ? cell : cell.substring(0, PREVIEW_CELL) + "…";
	}
}
