package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingMatcher;
import cn.fangfei.formats.ReadLimits;
import cn.fangfei.formats.RegisterFile;
import cn.fangfei.formats.UnreadableFile;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.archive.ArchiveDesk;
import cn.fangfei.server.kernel.BackgroundWorker;
import cn.fangfei.server.kernel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs imports, screenings, trials of a draft and profiles in the background, one at a time, each import under the post of who began it.
 * What a stopped or killed platform left is taken up where its last step ended; an import under way goes before anything else, so that it
 * is not screened by two lists.
 */
@Component
class ImportRunner extends BackgroundWorker {

	private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

	/** An import that brought the platform down this often is not taken up by itself again. */
	private static final int MOST_ATTEMPTS = 5;

	private static final Duration RETRY = Duration.ofSeconds(3);

	/** How often is looked whether the day changed and with it the list in force. */
	private static final Duration IDLE = Duration.ofMinutes(10);

	private final Imports imports;

	private final ImportSteps steps;

	private final Lexicons lexicons;

	private final Gazetteer gazetteer;

	private final ArchiveDesk archive;

	private final Access access;

	private final Clock clock;

	ImportRunner(Imports imports, ImportSteps steps, Lexicons lexicons, Gazetteer gazetteer,
			ArchiveDesk archive, Access access, Clock clock) {
		super("register-import", IDLE, RETRY);
		this.imports = imports;
		this.steps = steps;
		this.lexicons = lexicons;
		this.gazetteer = gazetteer;
		this.archive = archive;
		this.access = access;
		this.clock = clock;
	}

	@Override
	protected void prepare() {
		imports.interruptRunning();
	}

	@Override
	protected boolean work() {
		var underWay = imports.next(true);
		if (underWay.isPresent()) {
			run(underWay.get());
			return true;
		}
		if (steps.screenNext() || steps.tryNext()) {
			return true;
		}
		var waiting = imports.next(false);
		waiting.ifPresent(this::run);
		// a file that waits is not kept waiting by what can be reckoned at any time
		return waiting.isPresent() || steps.profileNext();
	}

	private void run(RegisterImport next) {
		var id = next.importId();
		if (next.attempts() >= MOST_ATTEMPTS) {
			steps.fail(id, "导入多次中断，已停下。已处理的行不受影响，请联系系统管理员查看日志后点“继续”。");
			return;
		}
		var lexicon = lexicons.current(lexicons.today());
		if (!imports.begin(id, lexicon.version(), lexicons.today())) {
			return;
		}
		try {
			access.runAs(next.accountId(), next.postId(), () -> run(id));
		}
		catch (Refusal e) {
			steps.fail(id, "发起人的账号或岗位已停用，导入没有继续。请由在岗人员重新导入。");
		}
		catch (RuntimeException e) {
			log.error("import {} broke off", id, e);
			steps.interrupted(id);
			pause();
		}
	}

	private boolean run(UUID id) {
		var job = imports.get(id);
		if (access.actor().region() == null || !access.actor().may("registry:import")) {
			steps.fail(id, "发起人的岗位已收回或没有导入权限，导入没有继续。请由在岗人员重新导入。");
			return false;
		}
		try {
			return (job.phase() != RegisterImportPhase.READING || read(job)) && merge(id) && steps.finish(id);
		}
		catch (UnreadableFile e) {
			steps.fail(id, e.getMessage());
			return false;
		}
	}

	/** Reads the file; while one chunk goes to the database the next one is read. */
	private boolean read(RegisterImport job) throws UnreadableFile {
		var begun = clock.millis();
		ExecutorService reader = Executors.newSingleThreadExecutor(task -> new Thread(task, "register-reading"));
		try (var file = RegisterFile.open(archive.content(job.sha256()), job.fileName(), ReadLimits.standard())) {
			var matcher = WordingMatcher.compile(lexicons.load(job.lexiconVersion()).on(job.screenedOn()));
			var reading = new RegisterReading(job, file, new Locator(gazetteer, job.territory()), matcher);
			var next = CompletableFuture.supplyAsync(reading::next, reader);
			try {
				while (isRunning()) {
					var chunk = next.join();
					if (!chunk.last()) {
						next = CompletableFuture.supplyAsync(reading::next, reader);
					}
					var now = clock.millis();
					if (!steps.keep(job.importId(), chunk, now - begun)) {
						return false;
					}
					begun = now;
					if (chunk.last()) {
						return steps.settleDuplicates(job.importId());
					}
				}
				return false;
			}
			finally {
				next.handle((chunk, failure) -> chunk).join();
			}
		}
		catch (CompletionException e) {
			throw e.getCause() instanceof RuntimeException cause ? cause : e;
		}
		finally {
			reader.shutdown();
		}
	}

	private boolean merge(UUID id) {
		while (isRunning()) {
			var job = imports.get(id);
			if (job.rowsMerged() >= job.rowsRead()) {
				return true;
			}
			if (!steps.mergeNext(id)) {
				return false;
			}
		}
		return false;
	}
}
