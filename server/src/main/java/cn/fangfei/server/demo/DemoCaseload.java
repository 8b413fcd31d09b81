package cn.fangfei.server.demo;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.clue.ClueDesk;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.clue.ClueStepDesk;
import cn.fangfei.server.clue.NewClue;
import cn.fangfei.server.clue.WorkingSource;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.Refusal;
import cn.fangfei.server.kernel.RoleName;
import cn.fangfei.server.registry.DeliveryDesk;
import cn.fangfei.server.registry.FirmId;
import cn.fangfei.server.subject.SubjectDesk;
import cn.fangfei.server.verification.Finding;
import cn.fangfei.server.verification.VerificationDesk;
import cn.fangfei.server.verification.VerificationVisitView;
import cn.fangfei.server.workspace.WorkspaceDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the stories: every step by the person who took it, on their post, at its instant, in the order of time. Each step has a key
 * and is taken once, so a telling that was cut off is taken up by telling it again.
 */
@Component
class DemoCaseload {

	/** How often a step is tried when the background work of the platform was faster. */
	private static final int TRIES = 3;

	/**
	 * A step of a story.
	 * @param at when it happened; absent for what happens now
	 * @param act gives the identity of what it made
	 */
	record Step(String key, @Nullable Instant at, DemoPerson by, Supplier<UUID> act) {
	}

	/** What a step made; kept with its key. */
	private record Made(UUID id) {
	}

	private final ClueDesk clues;

	private final ClueStepDesk verbs;

	private final VerificationDesk verifications;

	private final DeliveryDesk register;

	private final SubjectDesk subjects;

	private final WorkspaceDesk workspace;

	private final DemoCaseTelling handling;

	private final DemoAlarmTelling alarms;

	private final DemoTextTelling texts;

	private final DemoKeyFirmTelling keyFirms;

	private final DemoFundsTelling funds;

	private final DemoStatementTelling statements;

	private final Once once;

	private final Access access;

	private final TransactionTemplate transactions;

	private final DemoWindow window;

	DemoCaseload(ClueDesk clues, ClueStepDesk verbs, VerificationDesk verifications, DeliveryDesk register, SubjectDesk subjects,
			WorkspaceDesk workspace, DemoCaseTelling handling, DemoAlarmTelling alarms, DemoTextTelling texts, DemoKeyFirmTelling keyFirms, DemoFundsTelling funds,
			DemoStatementTelling statements, Once once, Access access, TransactionTemplate transactions, DemoWindow window) {
		this.clues = clues;
		this.verbs = verbs;
		this.verifications = verifications;
		this.register = register;
		this.subjects = subjects;
		this.workspace = workspace;
		this.handling = handling;
		this.alarms = alarms;
		this.texts = texts;
		this.keyFirms = keyFirms;
		this.funds = funds;
		this.statements = statements;
		this.once = once;
		this.access = access;
		this.transactions = transactions;
		this.window = window;
	}

	/** Who and what the steps of one telling speak of: people by login name, firms by code, what was made by the key of its step. */
	record Cast(Map<String, DemoPerson> people, Map<CreditCode, FirmId> firms, Map<String, UUID> made) {

		DemoPerson person(String loginName) {
			return Objects.requireNonNull(people.get(loginName), loginName);
		}

		UUID made(String key) {
			return Objects.requireNonNull(made.get(key), key);
		}

		ClueId clue(DemoStory story) {
			return new ClueId(made("clue-" + story.number()));
		}

		@Nullable UUID firm(@Nullable DemoFirm firm) {
			var id = firm == null ? null : firms.get(new CreditCode(firm.creditCode()));
			return id == null ? null : id.value();
		}
	}

	/**
	 * Tells all stories.
	 * @param stopping asked before each step
	 * @return how many clues there are
	 * @throws InterruptedException when the platform is being stopped
	 */
	int tell(DemoStories invented, List<DemoPerson> people, DemoClock clock, BooleanSupplier stopping) throws InterruptedException {
		var stories = invented.make();
		var byLogin = people.stream().collect(Collectors.toMap(DemoPerson::loginName, Function.identity()));
		var clerk = byLogin.get("clerk");
		var cast = new Cast(byLogin, access.runAs(clerk.accountId(), clerk.postId(), () -> firmsOf(stories, invented)),
				new HashMap<>());
		var steps = new ArrayList<Step>();
		stories.forEach(story -> steps.addAll(steps(story, cast)));
		stories.forEach(story -> steps.addAll(handling.steps(story, cast)));
		steps.addAll(alarms.steps(invented.alarms(), cast));
		steps.addAll(texts.steps(invented.texts(), cast));
		steps.addAll(keyFirms.steps(invented.keyFirms(), cast));
		steps.addAll(funds.steps(invented.funds(), cast));
		steps.addAll(statements.steps(stories, invented.now(), cast));
		invented.notes(stories)
			.forEach(n -> steps.add(new Step("note-" + n.story(), n.at(), cast.person(n.by()),
					() -> note(new ClueId(cast.made("clue-" + n.story())), n.text()))));
		steps.addAll(views(stories.get(0).registeredAt(), cast));
		window.begin();
		steps.sort(Comparator.comparing(Step::at, Comparator.nullsLast(Comparator.naturalOrder())));
		for (var step : steps) {
			if (stopping.getAsBoolean()) {
				throw new InterruptedException();
			}
			cast.made().put(step.key(), take(step, clock));
		}
		window.end();
		return stories.size();
	}

	private UUID take(Step step, DemoClock clock) {
		var by = step.by();
		for (var left = TRIES;; left--) {
			try {
				return access.runAs(by.accountId(), by.postId(), () -> step.at() == null ? inTransaction(step, null)
						: clock.at(step.at(), () -> inTransaction(step, step.at())));
			}
			catch (Refusal refusal) {
				if (refusal.kind() != Refusal.Kind.CONFLICT || left == 1) {
					throw new IllegalStateException("演示步骤 " + step.key() + " 未能完成", refusal);
				}
			}
		}
	}

	private UUID inTransaction(Step step, @Nullable Instant at) {
		return Objects.requireNonNull(transactions.execute(status -> {
			if (at != null) {
				window.tell(at);
			}
			return once.run(step.by().accountId(), "demo-" + step.key(), step.key(), Made.class, () -> new Made(step.act().get())).id();
		}));
	}

	private Map<CreditCode, FirmId> firmsOf(List<DemoStory> stories, DemoStories invented) {
		return register.firms(Stream.of(stories.stream().map(DemoStory::firm), invented.alarms().stream().map(DemoAlarm::firm),
				invented.keyFirms().stream().map(DemoKeyFirm::firm))
			.flatMap(firms -> firms)
			.filter(Objects::nonNull)
			.map(firm -> new CreditCode(firm.creditCode()))
			.distinct()
			.toList());
	}

	private List<Step> steps(DemoStory story, Cast cast) {
		var steps = new ArrayList<Step>();
		var number = story.number();
		var registrar = cast.person(story.registrar());
		steps.add(new Step("clue-" + number, story.registeredAt(), registrar, () -> register(story, registrar, cast)));
		var joined = story.joined();
		if (joined != null) {
			steps.add(new Step("join-" + number, joined.at(), cast.person(joined.registrar()), () -> {
				clues.register(report(story, null, WorkingSource.PUBLIC_REPORT, joined.description(), null));
				return cast.clue(story).value();
			}));
		}
		for (var i = 0; i < story.verbs().size(); i++) {
			var verb = story.verbs().get(i);
			steps.add(new Step("verb-" + number + "-" + i, verb.at(), cast.person(verb.by()), () -> take(verb, cast.clue(story), cast)));
		}
		var visited = story.visited();
		if (visited != null) {
			var by = cast.person(visited.by());
			steps.add(new Step("plan-" + number, visited.plannedAt(), by, () -> verifications
				.plan(cast.clue(story), visited.day(), visited.place(), visited.visit().officers(), visited.task(), false)
				.plans()
				.get(0)
				.planId()));
			if (visited.enteredAt() != null) {
				steps.add(new Step("visit-" + number, visited.enteredAt(), by,
						() -> visits(cast.clue(story), visited).get(0).visitId()));
			}
		}
		if (story.concluded() != null) {
			steps.add(new Step("finding-" + number, story.concluded().at(), cast.person(story.concluded().by()),
					() -> conclude(story, story.concluded(), cast)));
		}
		return steps;
	}

	private UUID register(DemoStory s, DemoPerson by, Cast cast) {
		var warning = s.plot() == DemoPlot.WARNED ? cast.made("warning-" + DemoAlarms.BECOMES_CLUE) : null;
		var registered = clues.register(report(s, readsRegister(by) ? cast.firm(s.firm()) : null, s.source(), s.description(), warning));
		return Objects.requireNonNull(registered.clue(), s.subjectName()).clueId();
	}

	/** Who works in a village or a grid sees no firm of the township around it, and writes down name and code by hand. */
	private static boolean readsRegister(DemoPerson by) {
		return by.role() != RoleName.VILLAGE && by.role() != RoleName.GRID_WORKER;
	}

	private UUID take(DemoVerb v, ClueId id, Cast cast) {
		var word = new ClueStepDesk.Word(clues.summary(id).version(), v.note(), false);
		switch (v.step()) {
			case ASSIGN -> verbs.assign(id, cast.person(Objects.requireNonNull(v.to())).unitId(), null, word);
			case ACCEPT -> verbs.accept(id, word);
			case RETURN -> verbs.giveBack(id, Objects.requireNonNull(v.reason()), word);
			case TRANSFER -> verbs.transfer(id, cast.person(Objects.requireNonNull(v.to())).unitId(), null, word);
			case RECALL -> verbs.recall(id, word);
			case URGE -> verbs.urge(id, word);
			case REQUEST_EXTENSION -> verbs.requestExtension(id, Objects.requireNonNull(v.days()), word);
			case DECIDE_EXTENSION -> verbs.decideExtension(id, true, word);
			case SUSPEND -> verbs.suspend(id, Objects.requireNonNull(v.reason()), word);
			case RESUME -> verbs.resume(id, word);
			case VOID -> verbs.discard(id, word);
			case MARK_URGENT -> verbs.press(id, word);
			default -> throw new IllegalStateException(v.step().name());
		}
		return id.value();
	}

	private List<VerificationVisitView> visits(ClueId id, DemoStory.Visited visited) {
		return verifications.visit(id, visited.visit(), false).visits();
	}

	private UUID conclude(DemoStory story, DemoStory.Concluded c, Cast cast) {
		var id = cast.clue(story);
		var visit = story.visited() == null || story.visited().enteredAt() == null ? null : cast.made("visit-" + story.number());
		verifications.conclude(id, clues.summary(id).version(), new Finding(c.visitedOn(), c.officers(), c.illegality(), c.path(),
				c.sector(), c.method(), c.channel(), c.amount(), c.participants(), c.filedOn(), c.charge(), c.summary(), c.remark(),
				c.elements(), c.noEvidenceReason(), visit, null), false);
		return id.value();
	}

	private UUID note(ClueId id, String text) {
		return subjects.note(Objects.requireNonNull(clues.summary(id).subjectId()), text, false).subjectId();
	}

	/** Two views that the lead of the office shares with those who work with them. */
	private List<Step> views(Instant at, Cast cast) {
		var lead = cast.person("lead");
		return List.of(new Step("view-clues", at.plusSeconds(1_800), lead,
				() -> view("clues", "逾期未反馈", "view=TERRITORY&clock=OVERDUE", Set.of(RoleName.OFFICE_CLERK, RoleName.TOWNSHIP))),
				new Step("view-cases", at.plusSeconds(2_100), lead,
						() -> view("cases", "行刑衔接案件", "stage=COORDINATION", Set.of(RoleName.OFFICE_CLERK, RoleName.LEADER))));
	}

	private UUID view(String list, String name, String query, Set<RoleName> roles) {
		var saved = workspace.save(list, name, query, null);
		return workspace.share(saved.viewId(), roles, false, saved.version()).viewId();
	}

	private static NewClue report(DemoStory s, @Nullable UUID firm, WorkingSource source, String description, @Nullable UUID warning) {
		return new NewClue(s.subjectName(), s.firm() == null ? null : new CreditCode(s.firm().creditCode()), firm, source.source(),
				s.foundOn(), s.region(), null, s.sector(), s.method(), s.channel(), s.amount(), s.participants(), description, false,
				s.plot() == DemoPlot.URGENT, warning, source);
	}
}
