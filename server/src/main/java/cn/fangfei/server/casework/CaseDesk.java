package cn.fangfei.server.casework;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.casework.CaseFile.Basics;
import cn.fangfei.server.casework.CaseFile.Filing;
import cn.fangfei.server.casework.CaseFile.Supervision;
import cn.fangfei.server.casework.CaseView.CasePartyView;
import cn.fangfei.server.clue.ClueDesk;
import cn.fangfei.server.clue.ClueEventKind;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.clue.ClueStatus;
import cn.fangfei.server.clue.ClueView;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.jurisdiction.UnitKind;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.CreditCode;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionLevel;
import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.notify.NotifyDesk;
import cn.fangfei.server.subject.SubjectDesk;
import cn.fangfei.server.subject.SubjectId;
import cn.fangfei.server.subject.SubjectTie;
import cn.fangfei.server.verification.EvidenceDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where cases are opened from concluded clues, corrected, determined and filed, and where the rooms above close them. A clue belongs to
 * one case; the key of the table decides it.
 */
@Service
@Transactional
public class CaseDesk {

	private static final Set<UnitKind> LEADING = Set.of(UnitKind.LEAD_OFFICE, UnitKind.TOWNSHIP, UnitKind.AGENCY);

	private final Cases cases;

	private final CaseMeasures measures;

	private final CaseMovements movements;

	private final CaseSteps steps;

	private final CaseReading reading;

	private final ClueDesk clues;

	private final SubjectDesk subjects;

	private final RegionDesk regions;

	private final UnitDesk units;

	private final NotifyDesk notices;

	private final EvidenceDesk evidence;

	private final Access access;

	private final AuditTrail audit;

	CaseDesk(Cases cases, CaseMeasures measures, CaseMovements movements, CaseSteps steps, CaseReading reading,
			ClueDesk clues, SubjectDesk subjects, RegionDesk regions, UnitDesk units, NotifyDesk notices,
			EvidenceDesk evidence, Access access, AuditTrail audit) {
		this.cases = cases;
		this.measures = measures;
		this.movements = movements;
		this.steps = steps;
		this.reading = reading;
		this.clues = clues;
		this.subjects = subjects;
		this.regions = regions;
		this.units = units;
		this.notices = notices;
		this.evidence = evidence;
		this.access = access;
		this.audit = audit;
	}

	/** Opens a case from a clue that was concluded as illegal fundraising or as not yet determined. */
	@Permit("case:open")
	public CaseView open(NewCase told) {
		var actor = access.actor();
		var now = steps.now();
		var clue = ripe(told.clue(), told.clueVersion(), actor);
		FreeText.refuseIdentity(told.confirmedNoIdentity(), "案件名称", told.name(), "风险情况描述", told.situation(), "备注",
				told.remark());
		var file = file(told, clue, actor, now);
		cases.add(file);
		if (!cases.link(file.id(), told.clue(), clue.number(), clue.subjectName(), actor, now)) {
			throw new ClueBelongsToCase(clue.number());
		}
		cases.addParty(file.id(), UUID.randomUUID(), file.subjectId(), file.subjectName(), file.creditCode(),
				CasePartyRole.FUNDRAISER, null, actor, now);
		var found = found(told.clue(), clue);
		if (!found.empty()) {
			movements.add(file.id(), found, actor, now);
		}
		steps.publish(file,
				new CaseStep("case:open", CaseEventKind.OPENED, "由线索" + clue.number() + "立案件：" + file.basics().name(),
						CaseMoveKind.CASE_OPENED, FactsOfCase.all(file, regions.fullName(file.region())).money(found).facts(),
						file.openedOn()),
				actor, now);
		clues.tell(told.clue(), ClueEventKind.CASE, "立案件" + file.number() + "，由" + steps.unitName(told.leadUnit()) + "牵头");
		notices.toUnit(told.leadUnit(), leads(file));
		return reading.view(file.id());
	}

	/** One page of cases. Every query leaves a line in the audit trail: a subject may be a person. */
	@Permit("case:read")
	CasePage list(CaseFilter filter, Paging paging) {
		var actor = access.actor();
		var line = steps.legacyLine();
		var page = cases.page(filter, line, actor.scope(), paging);
		var total = cases.count(filter, line, actor.scope());
		audit.record(actor, "case:list", "case", null, filter.region(), "查看案件列表，符合条件" + total + "件，本页" + page.size() + "件");
		var places = regions.names(page.stream().map(s -> s.file().region()).distinct().toList());
		var names = units.names(page.stream().map(s -> s.file().basics().leadUnit()).distinct().toList());
		return new CasePage(page.stream().map(s -> {
			var file = s.file();
			var basics = file.basics();
			return new CaseRow(file.id().value(), file.number(), basics.name(), file.subjectName(), file.status(), s.stage(),
					s.legacy(), file.region(), places.getOrDefault(file.region(), file.region().value()), basics.leadUnit(),
					names.getOrDefault(basics.leadUnit(), ""), basics.sector(), s.sums(), s.measures(), s.openMeasures(),
					file.openedOn(), file.version());
		}).toList(), total, paging.page(), paging.size());
	}

	@Permit("case:read")
	public CaseView get(CaseId id) {
		var view = reading.view(id);
		audit.record(access.actor(), "case:read", "case", id, view.regionCode(), "查看案件" + view.number());
		return view;
	}

	/** Corrects the basic facts. */
	@Permit("case:handle")
	public CaseView change(CaseId id, int version, Basics basics, boolean confirmedNoIdentity) {
		var file = steps.begin(id, version).file();
		FreeText.refuseIdentity(confirmedNoIdentity, "案件名称", basics.name(), "风险情况描述", basics.situation(), "备注",
				basics.remark());
		var handedOn = !basics.leadUnit().equals(file.basics().leadUnit());
		if (handedOn) {
			var actor = access.actor();
			// whoever sees the case only because his unit leads it would lose sight of it in the middle of the step
			if (!actor.scope().covers(file.region()) && !file.createdBy().equals(actor.accountId())) {
				throw new LeadUnitByTerritory(file.number());
			}
			leading(basics.leadUnit(), actor);
			notices.toUnit(basics.leadUnit(), leads(file));
		}
		var after = file.with(basics);
		steps.take(after, new CaseStep("case:change", CaseEventKind.CHANGED, "更正基本情况：" + differences(file.basics(), basics),
				CaseMoveKind.CASE_CHANGED, FactsOfCase.basics(after).facts(), steps.today()));
		if (handedOn) {
			evidence.moved(CasesAsOwners.owner(after));
		}
		return reading.view(id);
	}

	/** Writes down who leads a case of weight and under which supervision it stands (G17). */
	@Permit("case:handle")
	public CaseView supervise(CaseId id, int version, Supervision supervision, boolean confirmedNoIdentity) {
		var file = steps.begin(id, version).file();
		FreeText.refuseIdentity(confirmedNoIdentity, "一案一策", supervision.plan());
		if (supervision.supervisedOn() != null) {
			steps.past(supervision.supervisedOn(), "挂牌督办日期");
		}
		var words = new StringBuilder("登记包案督办：");
		words.append(supervision.leader() == null ? "未明确包案领导" : "包案领导" + supervision.leader());
		if (supervision.supervisedOn() != null) {
			words.append("，").append(supervision.supervisedOn()).append("挂牌督办");
		}
		steps.take(file.with(supervision), new CaseStep("case:supervise", CaseEventKind.SUPERVISED, words.toString(),
				CaseMoveKind.CASE_CHANGED, FactsOfCase.nothing(), steps.today()));
		return reading.view(id);
	}

	/** Links a further concluded clue, of the same subject or of another one; with its figures when they are to be added. */
	@Permit("case:handle")
	public CaseView link(CaseId id, int version, ClueId clueId, int clueVersion, boolean withMoney) {
		var actor = access.actor();
		var now = steps.now();
		var file = steps.begin(id, version).file();
		var clue = ripe(clueId, clueVersion, actor);
		if (!cases.link(id, clueId, clue.number(), clue.subjectName(), actor, now)) {
			throw new ClueBelongsToCase(clue.number());
		}
		var subject = known(clue.subjectName(), clue.creditCode(), clue.firmId(), file, actor);
		if (cases.parties(id, actor.scope())
			.stream()
			.noneMatch(p -> p.takenOut() == null && p.subjectId().equals(subject.value()))) {
			cases.addParty(id, UUID.randomUUID(), subject, clue.subjectName(), code(clue.creditCode()),
					CasePartyRole.FUNDRAISER, null, actor, now);
		}
		var found = found(clueId, clue);
		var facts = FactsOfCase.nothing();
		if (withMoney && !found.empty()) {
			movements.add(id, found, actor, now);
			facts = FactsOfCase.moved(found);
		}
		steps.take(file, new CaseStep("case:link", CaseEventKind.LINKED,
				"关联线索" + clue.number() + "：" + clue.subjectName() + (withMoney ? "，核查金额和人数计入本案" : ""),
				CaseMoveKind.CASE_CHANGED, facts, steps.today()));
		clues.tell(clueId, ClueEventKind.CASE, "并入案件" + file.number());
		return reading.view(id);
	}

	@Permit("case:handle")
	public CaseView addParty(CaseId id, int version, String name, @Nullable CreditCode code, CasePartyRole role,
			@Nullable String note, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var file = steps.begin(id, version).file();
		FreeText.refuseIdentity(confirmedNoIdentity, "名称", name, "说明", note);
		var subject = known(name, code == null ? null : code.value(), null, file, actor);
		cases.addParty(id, UUID.randomUUID(), subject, name.strip(), code, role, note, actor, steps.now());
		steps.take(file, new CaseStep("case:party", CaseEventKind.PARTY, "增加" + role.label() + "：" + name.strip(),
				CaseMoveKind.CASE_CHANGED, FactsOfCase.nothing(), steps.today()));
		return reading.view(id);
	}

	/** Takes out a party that was named by mistake. */
	@Permit("case:handle")
	CaseView takeOutParty(CaseId id, int version, UUID party, String reason, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var file = steps.begin(id, version).file();
		FreeText.refuseIdentity(confirmedNoIdentity, "原因", reason);
		var name = cases.parties(id, actor.scope())
			.stream()
			.filter(p -> p.partyId().equals(party) && p.takenOut() == null)
			.map(CasePartyView::name)
			.findFirst()
			.orElseThrow(PartyNotFound::new);
		if (!cases.takeOut(id, party, reason.strip(), actor.scope())) {
			throw new PartyNotFound();
		}
		steps.take(file, new CaseStep("case:party", CaseEventKind.PARTY, "移出当事人" + name + "：" + reason.strip(),
				CaseMoveKind.CASE_CHANGED, FactsOfCase.nothing(), steps.today()));
		return reading.view(id);
	}

	@Permit("case:handle")
	public CaseView determine(CaseId id, int version, Determination determination, boolean confirmedNoIdentity) {
		var file = steps.begin(id, version).file();
		FreeText.refuseIdentity(confirmedNoIdentity, "认定意见", determination.conclusion(), "认定依据", determination.basis());
		steps.past(determination.determinedOn(), "认定日期");
		measures.determine(id, determination, access.actor(), steps.now());
		steps.take(file, new CaseStep("case:determine", CaseEventKind.DETERMINED,
				determination.body() + "作出调查认定：" + determination.conclusion(), CaseMoveKind.DETERMINED,
				FactsOfCase.determined(determination.conclusion()), determination.determinedOn()));
		return reading.view(id);
	}

	/** Files the case with the administration 行政立案; a second time corrects the first. */
	@Permit("case:handle")
	public CaseView file(CaseId id, int version, Filing filing) {
		var file = steps.begin(id, version).file();
		steps.past(filing.filedOn(), "立案日期");
		var after = file.file(filing);
		steps.take(after, new CaseStep("case:file", CaseEventKind.ADMIN_FILED,
				filing.body() + (file.filing() == null ? "行政立案：" : "更正行政立案：") + filing.filedOn()
						+ (filing.number() == null ? "" : "，" + filing.number()),
				CaseMoveKind.ADMIN_FILED, FactsOfCase.filed(after, filing.filedOn()), filing.filedOn()));
		return reading.view(id);
	}

	/** What a room above must know of a case that this post sees. */
	@Permit({"case:read", "closeout:read"})
	@Transactional(readOnly = true)
	public CaseSummary summary(CaseId id) {
		return summary(steps.seen(id));
	}

	/** The case of a clue, when there is one that this post sees. */
	@Permit({"case:read", "clue:read"})
	@Transactional(readOnly = true)
	public Optional<CaseSummary> ofClue(ClueId clue) {
		return cases.ofClue(clue, access.actor().scope()).map(this::summary);
	}

	/** The measures of a case that have no result yet, in words. */
	@Permit({"case:read", "closeout:read"})
	@Transactional(readOnly = true)
	public List<String> measuresWithoutResult(CaseId id) {
		return reading.view(id)
			.measures()
			.stream()
			.filter(measure -> measure.result() == null && measure.revoked() == null)
			.map(measure -> measure.kind().label() + "（" + measure.decidedOn() + "）")
			.toList();
	}

	/** Adds a line to the timeline; nothing else changes. */
	@Permit({"case:handle", "closeout:propose", "closeout:decide", "followup:record", "evidence:add"})
	public void tell(CaseId id, CaseEventKind kind, String text) {
		var actor = access.actor();
		var file = steps.seen(id).file();
		cases.tell(id, steps.now(), kind, actor, steps.unitName(actor.unitId()), text);
		audit.record(actor, "case:tell", "case", id, file.region(), "案件" + file.number() + "：" + text.split("：", 2)[0]);
	}

	/** Closes a case out; called by the room ledger, where two people decide that. */
	@Permit("closeout:decide")
	public void close(CaseId id, String reason) {
		move(id, true, "销号：" + reason);
	}

	/** Opens a case again that was closed out; called by the room ledger. */
	@Permit({"closeout:reopen", "followup:record"})
	public void reopen(CaseId id, String reason) {
		move(id, false, "重新打开：" + reason);
	}

	/** The ledger keeps the close-out itself as its own movement, so nothing is published here. */
	private void move(CaseId id, boolean close, String text) {
		var actor = access.actor();
		var file = steps.seen(id).file();
		if (close && file.status() == CaseStatus.CLOSED) {
			throw new CaseIsClosed(file.number());
		}
		if (!close && file.status() == CaseStatus.OPEN) {
			throw new CaseNotClosed(file.number());
		}
		steps.keep(close ? file.close() : file.reopen());
		cases.tell(id, steps.now(), CaseEventKind.CLOSEOUT, actor, steps.unitName(actor.unitId()), text);
		audit.record(actor, close ? "case:close" : "case:reopen", "case", id, file.region(),
				"案件" + file.number() + (close ? "销号" : "重新打开"));
	}

	private CaseSummary summary(CaseState state) {
		var file = state.file();
		var sums = state.sums();
		return new CaseSummary(file.id(), file.number(), file.basics().name(), file.subjectId(), file.subjectName(),
				file.region(), file.basics().leadUnit(), file.createdBy(), file.status(),
				steps.clues(file.id(), access.actor()), file.openedOn(), sums.raisedOrNone(), sums.returnedOrNone(),
				sums.participants() == null ? 0 : sums.participants(),
				sums.repaidParticipants() == null ? 0 : sums.repaidParticipants(), file.version());
	}

	/** A clue that a case may be opened from, as the caller saw it. */
	private ClueView ripe(ClueId id, int version, Actor actor) {
		var clue = clues.get(id);
		if (clue.version() != version) {
			throw new ClueChangedBeforeCase(clue.number());
		}
		if (clue.status() != ClueStatus.CONCLUDED || clue.illegality() == null
				|| clue.illegality() == Illegality.NOT_ILLEGAL) {
			throw new ClueHasNoCaseToOpen(clue.number(), clue.status() != ClueStatus.CONCLUDED || clue.illegality() == null
					? "尚未填报核查结论或已办结" : "核查结论为不属于非法集资");
		}
		return clue;
	}

	/** The first movement: what the finding says, and where it says nothing what was reported. */
	private CaseMovement found(ClueId id, ClueView clue) {
		var finding = clue.finding();
		var raised = finding == null || finding.amount() == null ? clue.amount() : finding.amount();
		var people = finding == null || finding.participants() == null ? clue.participants() : finding.participants();
		return new CaseMovement(UUID.randomUUID(), MoneyKind.FROM_FINDING,
				finding == null ? clue.foundOn() : finding.visitedOn(), raised, null, people, null, null, null,
				"线索" + clue.number() + "核查结论", null, id.value());
	}

	private CaseFile file(NewCase told, ClueView clue, Actor actor, Instant now) {
		var unit = leading(told.leadUnit(), actor);
		var region = clue.regionCode();
		var finding = clue.finding();
		var county = region.at(RegionLevel.COUNTY).value().substring(0, 6);
		var today = steps.today();
		var subject = subjects.known(clue.subjectName(), code(clue.creditCode()), clue.firmId(),
				new SubjectTie(region, null, unit.unitId(), actor.accountId()));
		var name = told.name() == null ? clue.subjectName() + "涉嫌非法集资案" : told.name();
		var sector = finding == null ? Optional.ofNullable(clue.sector()).orElse(Sector.OTHER_SECTOR) : finding.sector();
		var channel = finding == null ? Optional.ofNullable(clue.channel()).orElse(FundraisingChannel.OTHER_CHANNEL)
				: finding.channel();
		var situation = told.situation() != null ? told.situation()
				: finding == null ? clue.description() : finding.summary();
		var filedOn = finding == null ? null : finding.filedOn();
		var criminal = filedOn != null && finding.path() != HandlingPath.ADMINISTRATIVE;
		return new CaseFile(CaseId.next(), cases.nextNumber(county, today.getYear()), subject, clue.subjectName(),
				code(clue.creditCode()), region, clue.foundOn(), today, actor.accountId(), actor.displayName(), now,
				CaseStatus.OPEN,
				new Basics(name, unit.unitId(), sector, channel, situation, told.handlingBody(),
						told.remark() == null && finding != null ? finding.remark() : told.remark(), told.aggravations()),
				finding == null ? null : finding.path(),
				filedOn == null || criminal ? null : new Filing(filedOn, told.handlingBody(), null), criminal ? filedOn : null,
				criminal ? finding.charge() : null, Supervision.NONE, 0);
	}

	private static Notice leads(CaseFile file) {
		return new Notice(MessageKind.TODO, "案件" + file.number() + "（" + file.subjectName() + "）由您单位牵头办理", "/cases/" + file.id(),
				"case", file.id().toString());
	}

	private SubjectId known(String name, @Nullable String code, @Nullable UUID firm, CaseFile file, Actor actor) {
		return subjects.known(name, code(code), firm,
				new SubjectTie(file.region(), null, file.basics().leadUnit(), actor.accountId()));
	}

	private Unit leading(UUID unit, Actor actor) {
		return units.get(unit)
			.filter(Unit::active)
			.filter(u -> LEADING.contains(u.kind()))
			.filter(u -> actor.region() != null && actor.region().contains(u.regionCode()))
			.orElseThrow(LeadUnitWrong::new);
	}

	private String differences(Basics before, Basics after) {
		var words = new ArrayList<String>();
		difference(words, "名称", before.name(), after.name());
		difference(words, "牵头单位", steps.unitName(before.leadUnit()), steps.unitName(after.leadUnit()));
		difference(words, "行业领域", before.sector().label(), after.sector().label());
		difference(words, "集资渠道", before.channel().label(), after.channel().label());
		difference(words, "负责处置的行政机关", before.handlingBody(), after.handlingBody());
		if (!before.situation().equals(after.situation())) {
			words.add("风险情况描述");
		}
		difference(words, "备注", before.remark(), after.remark());
		if (!before.aggravations().equals(after.aggravations())) {
			words.add("加重情形");
		}
		return words.isEmpty() ? "无变化" : String.join("；", words);
	}

	private static void difference(List<String> words, String label, @Nullable String before,
			@Nullable String after) {
		var was = before == null ? "" : before;
		var is = after == null ? "" : after;
		if (!was.equals(is)) {
			words.add(label + "由“" + was + "”改为“" + is + "”");
		}
	}

	private static @Nullable CreditCode code(@Nullable String code) {
		return code == null ? null : new CreditCode(code);
	}
}
