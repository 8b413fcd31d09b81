package cn.fangfei.server.intake;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.intake.IntakeFileView.IntakeRejectView;
import cn.fangfei.server.jurisdiction.RegionDesk;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of an import, each one transaction that takes texts in and moves the checkpoint. A step answers false when the import ended. */
@Service
@Transactional
class IntakeImportSteps {

	/** Rows that could not be read when the file was written anew come behind all others. */
	private static final long BEHIND = 1L << 40;

	private final IntakeImports imports;

	private final TextReceiver receiver;

	private final RegionDesk regions;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	IntakeImportSteps(IntakeImports imports, TextReceiver receiver, RegionDesk regions, Access access, AuditTrail audit, Clock clock) {
		this.imports = imports;
		this.receiver = receiver;
		this.regions = regions;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	boolean begin(UUID id) {
		return imports.begin(id);
	}

	IntakeImport get(UUID id) {
		return imports.find(id, access.actor().scope()).orElseThrow(IntakeImportNotFound::new);
	}

	/** Takes some rows in. */
	boolean keep(IntakeImport job, long before, List<TextRows.Row> rows, long bytes) {
		if (!imports.hold(job.importId())) {
			return false;
		}
		var now = clock.instant();
		var reading = new TextReading(job.channel(), job.sourceName(), false, job.region(), new IntakePlaces(job.region(), regions), now);
		var texts = new ArrayList<IncomingText>();
		var places = new ArrayList<Integer>();
		var rejects = new TreeMap<Integer, UnusableText>();
		for (var i = 0; i < rows.size(); i++) {
			var row = rows.get(i);
			try {
				var problem = row.problem();
				if (problem != null) {
					throw problem;
				}
				texts.add(reading.read(row.cells()));
				places.add(i);
			}
			catch (UnusableText e) {
				rejects.put(i, e);
			}
		}
		var counts = new int[IntakeOutcome.values().length];
		receiver.receive(texts, new TextOrigin(job.channel(), job.importId(), null, null, job.startedBy()), now,
				(place, why) -> rejects.put(places.get(place), why))
			.forEach(r -> counts[r.outcome().ordinal()]++);
		rejects.forEach((i, why) -> imports.reject(job.importId(), before + i + 1,
				new IntakeRejectView(rows.get(i).line(), why.field(), why.message(), why.remedy())));
		imports.keep(job.importId(), before + rows.size(), counts[IntakeOutcome.NEW.ordinal()], counts[IntakeOutcome.SIGHTED.ordinal()],
				counts[IntakeOutcome.UNCHANGED.ordinal()], rejects.size(), bytes);
		return true;
	}

	boolean finish(IntakeImport job) {
		if (!imports.hold(job.importId())) {
			return false;
		}
		var file = imports.file(job.uploadId(), job.accountId());
		var bad = file.map(IntakeImports.IntakeFile::bad).orElse(List.of());
		var badRows = file.map(IntakeImports.IntakeFile::badRows).orElse(0L);
		for (var i = 0; i < bad.size(); i++) {
			imports.reject(job.importId(), BEHIND + i, bad.get(i));
		}
		var now = get(job.importId());
		imports.keep(job.importId(), now.rowsRead() + badRows, 0, 0, 0, badRows, now.bytesTotal());
		imports.finish(job.importId(), clock.instant());
		var done = get(job.importId());
		audit.record(access.actor(), "intake:import", "intake-import", job.importId(), job.region(),
				"导入“" + job.fileName() + "”完成：共" + done.rowsRead() + "行，新增" + done.added() + "，再次出现" + done.sighted() + "，未变" + done.unchanged()
						+ "，未导入" + done.rejected());
		return true;
	}
}
