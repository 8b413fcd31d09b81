package cn.fangfei.server.registry;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of the background work, each one transaction that writes rows and moves the checkpoint: a platform killed at any instant has
 * done a step whole or not at all. A step answers false when the import does not run any more.
 */
@Service
@Transactional
class ImportSteps {

	private static final int ROWS_A_PART = 5_000;

	private static final Duration KEEP_STAGED = Duration.ofDays(7);

	private final Imports imports;

	private final Staging staging;

	private final Screenings screenings;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	private final FirmWordings wordings;

	private final ApplicationEventPublisher events;

	private final WordingDrafts drafts;

	private final Profiling profiling;

	private final PatrolMoves moves;

	ImportSteps(Imports imports, Staging staging, Screenings screenings, Access access, AuditTrail audit, Clock clock,
			FirmWordings wordings, ApplicationEventPublisher events, WordingDrafts drafts, Profiling profiling, PatrolMoves moves) {
		this.imports = imports;
		this.staging = staging;
		this.screenings = screenings;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
		this.wordings = wordings;
		this.events = events;
		this.drafts = drafts;
		this.profiling = profiling;
		this.moves = moves;
	}

	boolean keep(UUID importId, ReadChunk chunk, long millis) {
		if (!imports.hold(importId)) {
			return false;
		}
		staging.copy(chunk);
		imports.keepRead(importId, chunk, millis);
		return true;
	}

	/** Closes the reading: of several rows of one firm the last one stands. */
	boolean settleDuplicates(UUID importId) {
		if (!imports.hold(importId)) {
			return false;
		}
		var begun = clock.millis();
		var rejected = staging.rejectDuplicates(importId);
		imports.beginMerging(importId, rejected, clock.millis() - begun);
		return true;
	}

	/** Merges the next part. */
	boolean mergeNext(UUID importId) {
		if (!imports.hold(importId)) {
			return false;
		}
		var begun = clock.millis();
		var job = imports.get(importId);
		var upTo = Math.min(job.rowsMerged() + ROWS_A_PART, job.rowsRead());
		var part = new Staging.Part(importId, job.rowsMerged(), upTo, Territory.of(job.territory()),
				job.lexiconVersion(), clock.instant());
		var tally = staging.merge(part);
		var touched = staging.touched(part);
		if (!touched.isEmpty()) {
			events.publishEvent(new WordingSignals(wordings.of(touched), part.at()));
		}
		moves.tell(access.actor(), part.at());
		imports.keepMerged(importId, upTo, tally, clock.millis() - begun);
		return true;
	}

	boolean finish(UUID importId) {
		if (!imports.hold(importId)) {
			return false;
		}
		var begun = clock.millis();
		imports.clearStaging(importId);
		imports.refreshStatistics();
		imports.abandoned(clock.instant().minus(KEEP_STAGED)).forEach(imports::clearStaging);
		imports.finish(importId, clock.millis() - begun, clock.instant());
		var job = imports.get(importId);
		var t = job.tally();
		audit.record(access.actor(), "registry:import", "register-import", importId, job.territory(),
				"导入“" + job.fileName() + "”完成：共" + job.rowsRead() + "行，新增" + t.added() + "，变更" + t.changed() + "，未变"
						+ t.unchanged() + "，未导入" + job.rejected() + "，辖区外" + t.outside());
		return true;
	}

	void fail(UUID importId, String message) {
		imports.stop(importId, RegisterImportStatus.FAILED, message, clock.instant());
	}

	/** Does the next bit of a screening of the whole register; false when none is due. */
	boolean screenNext() {
		return screenings.step();
	}

	/** Tries the open draft of the list on the next firms; false when there is none to try. */
	boolean tryNext() {
		return drafts.step();
	}

	/** Does the next bit of looking at the register by its rules; false when none is due. */
	boolean profileNext() {
		return profiling.step();
	}

	void interrupted(UUID importId) {
		imports.interrupted(importId);
	}
}
