package cn.fangfei.server.clue;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.GridDesk;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.jurisdiction.UnitKind;
import cn.fangfei.server.jurisdiction.WorkingDays;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.kernel.RoleName;
import cn.fangfei.server.registry.FirmDesk;
import cn.fangfei.server.registry.FirmId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where clues are taken in, joined to their matter, assigned and concluded. A transaction begins here; the index of open clues
 * and not this class keeps two clues of one matter from being born.
 */
@Service
@Transactional
public class ClueDesk {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	/** Units that can verify: a village committee has nobody who may, and the administrators see no matter. */
	private static final Set<UnitKind> VERIFYING = Set.of(UnitKind.LEAD_OFFICE, UnitKind.TOWNSHIP, UnitKind.AGENCY);

	private final Clues clues;

	private final Findings findings;

	private final RegionDesk regions;

	private final UnitDesk units;

	private final GridDesk grids;

	private final WorkingDays workingDays;

	private final FirmDesk firms;

	private final Access access;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ClueDesk(Clues clues, Findings findings, RegionDesk regions, UnitDesk units, GridDesk grids, WorkingDays workingDays,
			FirmDesk firms, Access access, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
		this.clues = clues;
		this.findings = findings;
		this.regions = regions;
		this.units = units;
		this.grids = grids;
		this.workingDays = workingDays;
		this.firms = firms;
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
		if (report.foundOn().isAfter(today(now))) {
			throw new FoundInFuture();
		}
		var confirmed = FreeText.refuseIdentity(report.confirmedNoIdentity(), "风险主体名称", report.subjectName(), "线索描述",
				report.description());
		var matter = MatterKey.of(report.subjectName(), report.creditCode(), report.region());
		clues.queue(matter);
		var unitName = unitName(actor.unitId());
		while (true) {
			var joined = clues.join(report, matter, grid, now, unitName, joinedWords(report));
			if (joined.isPresent()) {
				return joined(joined.get(), report, actor, confirmed);
			}
			var clue = clue(report, matter, grid, actor, now);
			if (clues.addUnlessOpen(clue)) {
				return new RegisteredClue(false, born(clue, actor, unitName, confirmed));
			}
		}
	}

	/** One page of clues. Every query leaves a line in the audit trail: a subject may be a person. */
	@Permit("clue:read")
	CluePage list(ClueFilter filter, Paging paging) {
		var actor = access.actor();
		var page = clues.page(filter, actor, paging);
		var total = clues.count(filter, actor);
		audit.record(actor, "clue:list", "clue", null, filter.region(), "查看线索列表，符合条件" + total + "条，本页" + page.size() + "条");
		var places = regions.names(page.stream().map(Clue::region).distinct().toList());
		var names = units.names(page.stream().map(Clue::assignedUnit).filter(Objects::nonNull).distinct().toList());
		return new CluePage(page.stream()
			.map(c -> new ClueRow(c.id().value(), c.number(), c.subjectName(), code(c), c.source(), c.status(), c.region(),
					places.getOrDefault(c.region(), c.region().value()), c.assignedUnit(),
					c.assignedUnit() == null ? null : names.getOrDefault(c.assignedUnit(), ""), c.foundOn(),
					c.registeredAt(), c.dueOn(), c.illegality(), c.version()))
			.toList(), total, paging.page(), paging.size());
	}

	@Permit("clue:read")
	@Transactional(readOnly = true)
	ClueCounts counts() {
		return new ClueCounts(clues.count(ClueFilter.of(ClueListView.TODO), access.actor()));
	}

	@Permit("clue:read")
	public ClueView get(ClueId id) {
		var actor = access.actor();
		var clue = find(id, actor);
		audit.record(actor, "clue:read", "clue", id, clue.region(), "查看线索" + clue.number());
		return view(clue, actor);
	}

	/**
	 * Hands a clue to a unit of the territory, to be answered within a number of working days, also to another unit than before.
	 * @param days the term; without it the one that is set
	 */
	@Permit("clue:assign")
	public ClueView assign(ClueId id, UUID unitId, @Nullable Integer days, @Nullable String note, int version,
			boolean confirmedNoIdentity) {
		var actor = access.actor();
		var now = clock.instant();
		var clue = find(id, actor);
		if (!actor.scope().covers(clue.region())) {
			throw new ClueNotFound();
		}
		refuseStale(clue, version, actor, now);
		var confirmed = FreeText.refuseIdentity(confirmedNoIdentity, "交办意见", note);
		var unit = assignable(unitId, actor);
		var due = workingDays.after(today(now), days == null ? clues.verificationTerm(today(now)) : days);
		var assigned = clue.assignTo(unitId, unit.name(), due.due(), due.sentence());
		if (!clues.save(assigned, actor.scope())) {
			throw stale(clue, actor, now);
		}
		clues.tell(id, now, ClueEventKind.ASSIGNED, actor, unitName(actor.unitId()),
				"交办给" + unit.name() + (note == null || note.isBlank() ? "" : "：" + note.strip()));
		audit.record(actor, "clue:assign", "clue", id, clue.region(),
				"线索" + clue.number() + "交办给" + unit.name() + confirmedWords(confirmed));
		events.publishEvent(new ClueAssigned(id, unitId, due.due(), now));
		return view(find(id, actor), actor);
	}

	/** The facts of a clue for the rooms above, within the scope of who acts. */
	@Permit("clue:read")
	@Transactional(readOnly = true)
	public ClueSummary summary(ClueId id) {
		var c = find(id, access.actor());
		return new ClueSummary(id, c.number(), null, c.subjectName(), c.creditCode(), c.region(), c.grid(),
				c.assignedUnit(), c.createdBy(), c.status(), c.illegality(), c.sector(), c.method(), c.channel(),
				c.amount(), c.participants(), c.foundOn(), c.version());
	}

	/** Adds a line to the timeline for a room above, in its transaction; who acts must see the clue. The version stays. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void tell(ClueId id, ClueEventKind kind, String text) {
		var actor = access.actor();
		clues.tell(find(id, actor).id(), clock.instant(), kind, actor, unitName(actor.unitId()), text);
	}

	/** The clue that this post is about to conclude: the unit that has it may, and the lead office of its territory. */
	@Permit("verification:conclude")
	public ClueToVerify toVerify(ClueId id, int version) {
		var actor = access.actor();
		var clue = find(id, actor);
		refuseStale(clue, version, actor, clock.instant());
		var concluded = clue.conclude(Illegality.UNDETERMINED);
		var unit = Objects.requireNonNull(concluded.assignedUnit());
		var office = actor.role() == RoleName.OFFICE_CLERK || actor.role() == RoleName.OFFICE_LEAD;
		if (!unit.equals(actor.unitId()) && !(office && actor.scope().covers(clue.region()))) {
			throw new NotTheAssignedUnit(unitName(unit));
		}
		return new ClueToVerify(id, clue.number(), clue.region(), clue.grid(), unit, clue.createdBy(), clue.foundOn(), false);
	}

	/** Ends a clue with the word of its finding; called by the room verification, which keeps the finding. */
	@Permit("verification:conclude")
	public void conclude(ClueToVerify checked, int version, Illegality illegality, Instant at) {
		var actor = access.actor();
		var clue = find(checked.id(), actor);
		refuseStale(clue, version, actor, at);
		if (!clues.save(clue.conclude(illegality), actor.scope())) {
			throw stale(clue, actor, at);
		}
		clues.tell(clue.id(), at, ClueEventKind.CONCLUDED, actor, unitName(actor.unitId()),
				"填报核查结论：是否属于非法集资——" + illegality.label());
		audit.record(actor, "verification:conclude", "clue", clue.id(), clue.region(),
				"线索" + clue.number() + "填报核查结论");
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

	private Clue clue(NewClue report, MatterKey matter, @Nullable String grid, Actor actor, Instant now) {
		var county = report.region().at(RegionLevel.COUNTY).value().substring(0, 6);
		return new Clue(ClueId.next(), clues.nextNumber(county, today(now).getYear()), matter, report.subjectName().strip(),
				report.creditCode(), report.firmId(), report.source(), report.region(), grid, report.foundOn(),
				report.sector(), report.method(), report.channel(), report.amount(), report.participants(),
				report.description().strip(), ClueStatus.REGISTERED, null, null, null, null, actor.accountId(),
				actor.displayName(), now, 0);
	}

	private RegisteredClue joined(ClueId id, NewClue report, Actor actor, boolean confirmed) {
		var seen = clues.get(id, actor.scope());
		audit.record(actor, "clue:join", "clue", seen.map(Clue::id).orElse(null), report.region(),
				"报告的事项已有在办线索，并入该线索" + confirmedWords(confirmed));
		return new RegisteredClue(true, seen.map(clue -> view(clue, actor)).orElse(null));
	}

	private ClueView born(Clue clue, Actor actor, String unitName, boolean confirmed) {
		clues.tell(clue.id(), clue.registeredAt(), ClueEventKind.REGISTERED, actor, unitName,
				"登记线索，来源：" + clue.source().label());
		audit.record(actor, "clue:register", "clue", clue.id(), clue.region(),
				"登记线索" + clue.number() + confirmedWords(confirmed));
		events.publishEvent(new ClueRegistered(UUID.randomUUID(), clue.id(), clue.number(), clue.subjectName(),
				clue.region(), regions.fullName(clue.region()), clue.source(), clue.foundOn(), clue.sector(),
				clue.method(), clue.channel(), clue.amount(), clue.participants(), actor.displayName(),
				clue.registeredAt()));
		return view(find(clue.id(), actor), actor);
	}

	private Unit assignable(UUID unitId, Actor actor) {
		return units.get(unitId)
			.filter(Unit::active)
			.filter(u -> actor.scope().covers(u.regionCode()))
			.filter(u -> VERIFYING.contains(u.kind()))
			.orElseThrow(UnitNotAssignable::new);
	}

	private Clue find(ClueId id, Actor actor) {
		return clues.get(id, actor.scope()).orElseThrow(ClueNotFound::new);
	}

	private void refuseStale(Clue clue, int version, Actor actor, Instant now) {
		if (clue.version() != version) {
			throw stale(clue, actor, now);
		}
	}

	/** Says who took which step when: the last one of the timeline that changed the clue. */
	private ClueChangedMeanwhile stale(Clue clue, Actor actor, Instant now) {
		var steps = clues.events(clue.id(), actor.scope())
			.stream()
			.filter(e -> List.of(ClueEventKind.REGISTERED, ClueEventKind.ASSIGNED, ClueEventKind.CONCLUDED).contains(e.kind()))
			.toList();
		var last = steps.get(steps.size() - 1);
		var at = last.at().atZone(CHINA);
		var pattern = at.toLocalDate().equals(today(now)) ? "H:mm" : "M月d日H:mm";
		var what = switch (last.kind()) {
			case ASSIGNED -> last.text().split("：", 2)[0];
			case CONCLUDED -> "填报核查结论";
			default -> "登记线索";
		};
		return new ClueChangedMeanwhile(last.by(), at.format(DateTimeFormatter.ofPattern(pattern)), what);
	}

	private ClueView view(Clue c, Actor actor) {
		List<ClueEventView> told = clues.events(c.id(), actor.scope());
		Optional<FindingView> finding = findings.of(c.id(), actor.scope());
		return new ClueView(c.id().value(), c.number(), c.subjectName(), code(c), c.source(), c.status(), c.region(),
				regions.name(c.region()), c.grid(), c.assignedUnit(),
				c.assignedUnit() == null ? null : unitName(c.assignedUnit()), c.foundOn(), c.registeredAt(), c.dueOn(),
				c.dueSentence(), c.illegality(), c.version(), c.description(), c.sector(), c.method(), c.channel(),
				c.amount(), c.participants(), c.firmId(), c.createdByName(), clues.joinedSources(c.id(), actor.scope()),
				told, finding.orElse(null));
	}

	private static @Nullable String code(Clue clue) {
		return clue.creditCode() == null ? null : clue.creditCode().value();
	}

	private String unitName(@Nullable UUID unit) {
		return unit == null ? "" : units.get(unit).map(Unit::name).orElse("");
	}

	private static String joinedWords(NewClue report) {
		var words = new StringBuilder("同一事项又有报告，来源：" + report.source().label() + "，发现时间：" + report.foundOn());
		if (report.amount() != null) {
			words.append("，金额").append(report.amount().value().toPlainString()).append("元");
		}
		if (report.participants() != null) {
			words.append("，").append(report.participants()).append("人");
		}
		return words.append("。").append(report.description().strip()).toString();
	}

	private static String confirmedWords(boolean confirmed) {
		return confirmed ? "（已确认文字中的号码不是个人身份信息）" : "";
	}

	private static LocalDate today(Instant now) {
		return LocalDate.ofInstant(now, CHINA);
	}
}
