package cn.fangfei.server.clue;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.GridDesk;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.kernel.Totals;
import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.notify.NotifyDesk;
import cn.fangfei.server.registry.FirmDesk;
import cn.fangfei.server.registry.FirmId;
import cn.fangfei.server.subject.SubjectDesk;
import cn.fangfei.server.subject.SubjectId;
import cn.fangfei.server.subject.SubjectTie;
import cn.fangfei.server.warning.WarningDesk;
import cn.fangfei.server.warning.WarningVerdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where clues are taken in, joined to their matter, looked at and concluded; {@link ClueStepDesk} has the verbs between. A transaction begins here; the index of open clues
 * and not this class keeps two clues of one matter from being born.
 */
@Service
@Transactional
public class ClueDesk {

	private final Clues clues;

	private final ClueMoves moves;

	private final ClueClocks clocks;

	private final RegionDesk regions;

	private final UnitDesk units;

	private final GridDesk grids;

	private final FirmDesk firms;

	private final SubjectDesk subjects;

	private final WarningDesk warnings;

	private final NotifyDesk notify;

	private final Access access;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final Totals totals = new Totals();

	ClueDesk(Clues clues, ClueMoves moves, ClueClocks clocks, RegionDesk regions, UnitDesk units, GridDesk grids,
			FirmDesk firms, SubjectDesk subjects, WarningDesk warnings, NotifyDesk notify, Access access, AuditTrail audit,
			ApplicationEventPublisher events, Clock clock) {
		this.clues = clues;
		this.moves = moves;
		this.clocks = clocks;
		this.regions = regions;
		this.units = units;
		this.grids = grids;
		this.firms = firms;
		this.subjects = subjects;
		this.warnings = warnings;
		this.notify = notify;
		this.access = access;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Takes in a report. When its matter is open the report joins the clue that stands for it; whoever may not see that clue
	 * learns no more than that.
	 */
	@Permit("clue:register")
	public RegisteredClue register(NewClue told) {
		var report = withCodeOfFirm(told);
		var actor = access.actor();
		var now = clock.instant();
		var grid = placed(report, actor);
		if (report.foundOn().isAfter(ClueClocks.day(now))) {
			throw new FoundInFuture();
		}
		var confirmed = FreeText.refuseIdentity(report.confirmedNoIdentity(), "风险主体名称", report.subjectName(), "线索描述",
				report.description());
		var matter = MatterKey.of(report.subjectName(), report.creditCode(), report.region());
		var unitName = moves.unitName(actor.unitId());
		SubjectId subject = null;
		while (true) {
			var joined = clues.join(report, matter, grid, now, unitName, joinedWords(report));
			if (joined.isPresent()) {
				return joined(joined.get(), report, actor, now, confirmed);
			}
			if (subject == null) {
				subject = subjects.known(report.subjectName(), report.creditCode(), report.firmId(),
						new SubjectTie(report.region(), grid, null, actor.accountId()));
			}
			var clue = clue(report, matter, grid, actor, subject, now);
			if (clues.addUnlessOpen(clue)) {
				return new RegisteredClue(false, born(clue, subject, actor, unitName, confirmed));
			}
		}
	}

	/** One page of clues. Every query leaves a line in the audit trail: a subject may be a person. */
	@Permit("clue:read")
	CluePage list(ClueFilter filter, Paging paging) {
		var actor = access.actor();
		var now = clock.instant();
		var today = ClueClocks.day(now);
		var days = new ClueDays(today, filter.clock() == ClueClock.AT_RISK ? clocks.soon(now) : today);
		var page = clues.page(filter, actor, paging, days);
		var list = List.of(filter, actor.scope(), actor.permissions(), days);
		var total = paging.total(page.size(),
				() -> totals.of(list, () -> clues.count(filter, actor, days, Paging.COUNTED + 1)));
		audit.record(actor, "clue:list", "clue", null, filter.region(),
				"查看线索列表，符合条件" + Paging.words(total) + "条，本页" + page.size() + "条");
		var places = regions.names(page.stream().map(Clue::region).distinct().toList());
		var names = units.names(page.stream().map(Clue::assignedUnit).filter(Objects::nonNull).distinct().toList());
		return new CluePage(page.stream()
			.map(c -> new ClueRow(c.id().value(), c.number(), c.subjectName(), ClueMoves.code(c), c.source(), c.status(),
					c.region(), places.getOrDefault(c.region(), c.region().value()), c.assignedUnit(),
					c.assignedUnit() == null ? null : names.getOrDefault(c.assignedUnit(), ""), c.foundOn(),
					c.registeredAt(), c.dueOn(), c.illegality(), c.version(), c.urgent(), c.workingSource(),
					c.round().returns(), c.round().acceptBy(), c.round().extensionBy() != null,
					ClueMoves.claim(c, actor, now)))
			.toList(), total, paging.page(), paging.size());
	}

	@Permit("clue:read")
	@Transactional(readOnly = true)
	ClueCounts counts() {
		var actor = access.actor();
		var now = clock.instant();
		var days = new ClueDays(ClueClocks.day(now), clocks.soon(now));
		return new ClueCounts(clues.count(ClueFilter.todo(null), actor, days, Long.MAX_VALUE),
				clues.count(ClueFilter.todo(ClueClock.AT_RISK), actor, days, Long.MAX_VALUE),
				clues.count(ClueFilter.todo(ClueClock.OVERDUE), actor, days, Long.MAX_VALUE));
	}

	@Permit("clue:read")
	public ClueView get(ClueId id) {
		var actor = access.actor();
		var clue = moves.find(id, actor);
		audit.record(actor, "clue:read", "clue", id, clue.region(), "查看线索" + clue.number());
		return moves.view(clue, actor);
	}

	/** The facts of a clue for the rooms above, within the scope of who acts. */
	@Permit("clue:read")
	@Transactional(readOnly = true)
	public ClueSummary summary(ClueId id) {
		return summary(moves.find(id, access.actor()));
	}

	/** Adds a line to the timeline for a room above, in its transaction; who acts must see the clue. The version stays. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void tell(ClueId id, ClueEventKind kind, String text) {
		var actor = access.actor();
		var clue = moves.find(id, actor);
		clues.tell(clue.id(), clock.instant(), kind, actor, moves.unitName(actor.unitId()), text, null, null);
	}

	/**
	 * Ends a clue with the word of its finding, or puts another word in its place; the room verification keeps the finding. The unit
	 * that has the clue may, and the lead office of its territory.
	 * @param amending the clue was concluded before
	 * @param keep asked once the step may be taken and before it is: what it refuses does not happen
	 */
	@Permit("verification:conclude")
	public ConcludedClue conclude(ClueId id, int version, boolean amending, Illegality illegality, Consumer<ClueToVerify> keep) {
		var move = moves.begin(id, version, amending ? ClueStep.AMEND : ClueStep.CONCLUDE);
		var before = move.clue();
		keep.accept(new ClueToVerify(id, before.number(), before.region(), before.grid(),
				Objects.requireNonNull(before.assignedUnit()), before.createdBy(), before.foundOn(), amending));
		var after = before.conclude(illegality);
		if (amending) {
			moves.keep(move, after, new ClueMoves.Line(ClueEventKind.AMENDED, "更正核查结论：是否属于非法集资——" + illegality.label(),
					before.illegality() == null ? null : before.illegality().label(), illegality.label()),
					"verification:amend", "更正核查结论");
		}
		else {
			moves.keep(move, after, ClueMoves.Line.of(ClueEventKind.CONCLUDED, "填报核查结论：是否属于非法集资——" + illegality.label(),
					before, after), "verification:conclude", "填报核查结论");
		}
		warnings.verdictOfClue(id.value(), switch (illegality) {
			case ILLEGAL -> WarningVerdict.CONFIRMED;
			case NOT_ILLEGAL -> WarningVerdict.REFUTED;
			case UNDETERMINED -> WarningVerdict.UNVERIFIABLE;
		}, move.actor().displayName());
		return new ConcludedClue(summary(after.saved()), moves.view(move, after));
	}

	/** Nothing is left to do: called by the close-out of the ledger, which keeps who proposed and who approved it. */
	@Permit("closeout:decide")
	public void close(ClueId id, String reason) {
		var move = fromLedger(id, ClueStep.CLOSE);
		var after = move.clue().close();
		moves.keep(move, after, ClueMoves.Line.of(ClueEventKind.CLOSED, "办结：" + reason, move.clue(), after), "clue:close",
				"办结：" + reason);
	}

	/** Something is left to do after all: called by the ledger. */
	@Permit({"closeout:reopen", "followup:record"})
	public void reopen(ClueId id, String reason) {
		var move = fromLedger(id, ClueStep.REOPEN);
		var after = move.clue().reopen();
		moves.keep(move, after, ClueMoves.Line.of(ClueEventKind.REOPENED, "重新打开：" + reason, move.clue(), after),
				"clue:reopen", "重新打开：" + reason);
	}

	/** The reasons of the lists that stand today. */
	@Permit("clue:read")
	@Transactional(readOnly = true)
	List<ClueReason> reasons() {
		return clues.reasons(ClueClocks.day(clock.instant()));
	}

	/** The whole transition table. */
	@Permit("clue:read")
	@Transactional(readOnly = true)
	List<ClueTransitionView> transitions() {
		return ClueTransitions.ALL.stream()
			.map(t -> new ClueTransitionView(t.from(), t.step(), t.step().label(), t.to(),
					t.who().stream().map(ClueParty::label).toList(), t.needs()))
			.toList();
	}

	/** A step of the close-out: who may decide it was asked there; here, that the clue is of their territory or unit. */
	private ClueMoves.Move fromLedger(ClueId id, ClueStep step) {
		var actor = access.actor();
		var clue = moves.find(id, actor);
		if (!actor.scope().covers(clue.region()) && !Objects.equals(clue.assignedUnit(), actor.scope().unit())) {
			throw new ClueStepNotYours(clue.number(), step.label(), "由所在辖区或承办单位办理");
		}
		return new ClueMoves.Move(clue, step, actor, clock.instant());
	}

	/** A report about a firm of the register bears the firm's credit code: the matter is the same, whatever name was typed. */
	private NewClue withCodeOfFirm(NewClue report) {
		if (report.firmId() == null) {
			return report;
		}
		var firm = firms.get(new FirmId(report.firmId()));
		return firm.creditCode() == null || !firm.creditCode().matches("[0-9A-Z]{18}") ? report
				: report.withCode(new CreditCode(firm.creditCode()));
	}

	private @Nullable String placed(NewClue report, Actor actor) {
		var region = report.region();
		var grid = report.grid() == null ? actor.scope().grid() : report.grid();
		if (actor.region() == null || !actor.region().contains(region) || !regions.exists(region)
				|| grid != null && !grids.exists(grid, region)
				|| actor.scope().grid() != null && !actor.scope().grid().equals(grid)) {
			throw new RegionOutsidePost();
		}
		return grid;
	}

	private Clue clue(NewClue report, MatterKey matter, @Nullable String grid, Actor actor, SubjectId subject, Instant now) {
		var county = report.region().at(RegionLevel.COUNTY).value().substring(0, 6);
		var due = clocks.receipt(now);
		return new Clue(ClueId.next(), clues.nextNumber(county, ClueClocks.day(now).getYear()), matter, report.subjectName().strip(),
				report.creditCode(), report.firmId(), report.source(), report.region(), grid, report.foundOn(),
				report.sector(), report.method(), report.channel(), report.amount(), report.participants(),
				report.description().strip(), ClueStatus.REGISTERED, null, due.day(), due.sentence(), null, actor.accountId(),
				actor.displayName(), now, 0, report.urgent(), report.workingSource(), report.warningId(), subject.value(),
				ClueRound.NONE, null);
	}

	private RegisteredClue joined(JoinedClue joined, NewClue report, Actor actor, Instant now, boolean confirmed) {
		var id = joined.id();
		var seen = clues.get(id, actor.scope());
		audit.record(actor, "clue:join", "clue", seen.map(Clue::id).orElse(null), report.region(),
				"报告的事项已有在办线索，并入该线索" + (joined.marked() ? "，该线索随之标为重大风险" : "") + confirmedWords(confirmed));
		if (report.warningId() != null) {
			warnings.becameClue(report.warningId(), id.value(), seen.map(Clue::number).orElse("（不在您的范围内）"), true);
		}
		if (joined.marked()) {
			events.publishEvent(new ClueUrgent(Ids.next(), id, actor.displayName(), now));
		}
		if (report.urgent()) {
			press(joined, report.subjectName().strip());
		}
		return new RegisteredClue(true, seen.map(clue -> moves.view(clue, actor)).orElse(null));
	}

	/** Tells of a joined report of a major risk whoever is told of any mark; the offices also when the clue had it before. */
	private void press(JoinedClue joined, String subject) {
		var notice = new Notice(MessageKind.URGENT, joined.marked() ? "重大风险：“" + subject + "”（" + joined.number() + "）并入的报告标为重大风险"
				: "重大风险线索“" + subject + "”（" + joined.number() + "）又有报告，报告人也标为重大风险", "/clues/" + joined.id(), "clue",
				joined.id().toString());
		notify.upward(joined.region(), notice);
		if (joined.marked() && joined.assignedUnit() != null) {
			notify.toUnit(joined.assignedUnit(), notice);
		}
	}

	private ClueView born(Clue clue, SubjectId subject, Actor actor, String unitName, boolean confirmed) {
		var from = clue.workingSource() == null ? clue.source().label() : clue.workingSource().label();
		var line = new ClueEventView(clue.registeredAt(), ClueEventKind.REGISTERED, actor.displayName(), unitName,
				"登记线索，来源：" + from + (clue.urgent() ? "；标为重大风险" : ""), null, null);
		clues.tell(clue.id(), clue.registeredAt(), line.kind(), actor, unitName, line.text(), null, null);
		audit.record(actor, "clue:register", "clue", clue.id(), clue.region(),
				"登记线索" + clue.number() + (clue.urgent() ? "，标为重大风险" : "") + confirmedWords(confirmed));
		events.publishEvent(new ClueRegistered(Ids.next(), clue.id(), clue.number(), clue.subjectName(),
				clue.region(), regions.fullName(clue.region()), clue.source(), clue.foundOn(), clue.sector(),
				clue.method(), clue.channel(), clue.amount(), clue.participants(), actor.displayName(),
				clue.registeredAt(), subject, clue.urgent(), clue.warningId()));
		if (clue.warningId() != null) {
			warnings.becameClue(clue.warningId(), clue.id().value(), clue.number(), false);
		}
		if (clue.urgent()) {
			events.publishEvent(new ClueUrgent(Ids.next(), clue.id(), actor.displayName(), clue.registeredAt()));
			notify.upward(clue.region(), new Notice(MessageKind.URGENT,
					"重大风险：新登记线索“" + clue.subjectName() + "”（" + clue.number() + "）", "/clues/" + clue.id(), "clue",
					clue.id().toString()));
		}
		return moves.view(clue, actor, List.of(line));
	}

	private static ClueSummary summary(Clue c) {
		return new ClueSummary(c.id(), c.number(), c.subjectId() == null ? null : new SubjectId(c.subjectId()), c.subjectName(),
				c.creditCode(), c.region(), c.grid(), c.assignedUnit(), c.createdBy(), c.status(), c.illegality(), c.sector(),
				c.method(), c.channel(), c.amount(), c.participants(), c.foundOn(), c.version());
	}

	private static String joinedWords(NewClue report) {
		var words = new StringBuilder("同一事项又有报告，来源：" + (report.workingSource() == null ? report.source().label() : report.workingSource().label())
				+ "，发现时间：" + report.foundOn());
		if (report.amount() != null) {
			words.append("，金额").append(report.amount().value().toPlainString()).append("元");
		}
		if (report.participants() != null) {
			words.append("，").append(report.participants()).append("人");
		}
		return words.append("。").append(report.description().strip()).toString();
	}

	static String confirmedWords(boolean confirmed) {
		return confirmed ? "（已确认文字中的号码不是个人身份信息）" : "";
	}
}
