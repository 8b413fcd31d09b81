package cn.fangfei.server.ledger;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.casework.CaseDesk;
import cn.fangfei.server.casework.CaseEventKind;
import cn.fangfei.server.casework.CaseId;
import cn.fangfei.server.casework.CaseStatus;
import cn.fangfei.server.clue.ClueDesk;
import cn.fangfei.server.clue.ClueEventKind;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.clue.ClueStatus;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.jurisdiction.Deadlines;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.jurisdiction.TermDesk;
import cn.fangfei.server.jurisdiction.TermStep;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.notify.NotifyDesk;
import cn.fangfei.server.verification.EvidenceDesk;
import cn.fangfei.server.verification.EvidenceOwnerKind;
import cn.fangfei.server.verification.EvidenceView;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a matter is closed out 销号: somebody proposes, another person decides (AC-8), follow-up checks 回头看 come due, and what is found
 * open again is opened again, clue, case and ledger in one transaction.
 */
@Service
@Transactional
public class CloseOutDesk {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");

	private final CloseOuts closeOuts;

	private final ClueDesk clues;

	private final CaseDesk cases;

	private final EvidenceDesk evidence;

	private final RegionDesk regions;

	private final TermDesk terms;

	private final Deadlines deadlines;

	private final NotifyDesk notify;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	CloseOutDesk(CloseOuts closeOuts, ClueDesk clues, CaseDesk cases, EvidenceDesk evidence, RegionDesk regions, TermDesk terms, Deadlines deadlines,
			NotifyDesk notify, Access access, AuditTrail audit, Clock clock) {
		this.closeOuts = closeOuts;
		this.clues = clues;
		this.cases = cases;
		this.evidence = evidence;
		this.regions = regions;
		this.terms = terms;
		this.deadlines = deadlines;
		this.notify = notify;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** Where a clue or a case stands on its way to being closed out. */
	@Permit("closeout:read")
	public CloseOutMatterView matter(CloseOutMatter matter, UUID matterId) {
		var actor = access.actor();
		var state = state(matter, matterId);
		audit.record(actor, "closeout:read", "close-out", matterId, state.region(), "查看" + state.number() + "的销号情况");
		return new CloseOutMatterView(matter, matterId, state.number(), state.subjectName(), state.obstacles(), state.outstanding(),
				suggested(), places(closeOuts.of(matter, matterId, actor.scope())),
				followPlaces(closeOuts.followUpsOf(matter, matterId, actor.scope())));
	}

	/** @param byOthers only what somebody else proposed: what this person may decide */
	@Permit("closeout:read")
	CloseOutPage list(CloseOutFilter wanted, boolean byOthers, Paging paging) {
		var actor = access.actor();
		var filter = byOthers ? wanted.notBy(actor.accountId()) : wanted;
		var rows = closeOuts.page(filter, actor.scope(), paging);
		var total = closeOuts.count(filter, actor.scope());
		audit.record(actor, "closeout:list", "close-out", null, filter.region(), "查看销号列表，符合条件" + total + "件");
		return new CloseOutPage(places(rows), total, paging.page(), paging.size());
	}

	/** The matters that were found out about and not yet closed out. */
	@Permit("closeout:read")
	ReadyPage ready(CloseOutFilter filter, Paging paging) {
		var actor = access.actor();
		var rows = closeOuts.ready(filter, actor.scope(), paging);
		var total = closeOuts.countReady(filter, actor.scope());
		audit.record(actor, "closeout:list", "close-out", null, filter.region(), "查看待销号列表，符合条件" + total + "件");
		var names = regions.names(rows.stream().map(r -> new RegionCode(r.regionName())).distinct().toList());
		return new ReadyPage(rows.stream()
			.map(r -> new ReadyMatterView(r.matter(), r.matterId(), r.entryId(), r.number(), r.subjectName(),
					names.getOrDefault(new RegionCode(r.regionName()), r.regionName()), r.illegality(), r.outstanding(), r.since()))
			.toList(), total, paging.page(), paging.size());
	}

	@Permit("closeout:propose")
	public CloseOutView propose(NewCloseOut told, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var now = clock.instant();
		var state = state(told.matter(), told.matterId());
		refuseObstacles(told, state);
		refuseDates(told.followUpOn(), now);
		refuseForeign(told.evidence(), told.matter(), told.matterId(), state.clues());
		FreeText.refuseIdentity(confirmedNoIdentity, "处置结果", told.summary(), "未清退原因", told.outstandingReason());
		var id = Ids.next();
		if (!closeOuts.propose(id, told, state, actor, now)) {
			throw new CloseOutProposed();
		}
		tell(told.matter(), told.matterId(), state, "申请销号：" + words(told.outcomes()) + "。" + told.summary());
		audit.record(actor, "closeout:propose", "close-out", id, state.region(), "为" + state.number() + "申请销号：" + words(told.outcomes()));
		notify.toOffice(state.region(), new Notice(MessageKind.TODO, state.number() + "“" + state.subjectName() + "”申请销号，请审批",
				link(told.matter(), told.matterId()), "close-out", id.toString()));
		return find(id, actor);
	}

	/** Agrees, which closes the clues and the case and plans the follow-ups, or sends the proposal back with a reason. */
	@Permit("closeout:decide")
	public CloseOutView decide(UUID id, boolean approve, @Nullable String reason, int version, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var now = clock.instant();
		var proposed = find(id, actor);
		if (proposed.proposedBy().equals(actor.accountId())) {
			throw new OwnProposal();
		}
		refuseStale(proposed, version, CloseOutStatus.PROPOSED, now);
		FreeText.refuseIdentity(confirmedNoIdentity, "审批意见", reason);
		var state = state(proposed.matter(), proposed.matterId());
		if (!closeOuts.decide(id, version, approve ? CloseOutStatus.APPROVED : CloseOutStatus.REFUSED, reason, actor, now)) {
			throw moved(find(id, actor), now);
		}
		if (approve) {
			close(proposed, state, actor, now);
		}
		else {
			tell(proposed.matter(), proposed.matterId(), state, "销号申请退回：" + reason);
		}
		audit.record(actor, "closeout:decide", "close-out", id, state.region(),
				(approve ? "同意" : "退回") + proposed.number() + "的销号申请" + (reason == null ? "" : "：" + reason));
		notify.toAccount(proposed.proposedBy(), new Notice(MessageKind.DECIDED,
				proposed.number() + (approve ? "已销号" : "的销号申请被退回：" + reason), link(proposed.matter(), proposed.matterId()),
				"close-out", id.toString()));
		return find(id, actor);
	}

	/** Opens a matter again that was closed out. */
	@Permit("closeout:reopen")
	CloseOutView reopen(UUID id, String reason, int version, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var now = clock.instant();
		var closed = find(id, actor);
		refuseStale(closed, version, CloseOutStatus.APPROVED, now);
		FreeText.refuseIdentity(confirmedNoIdentity, "重新打开的理由", reason);
		openAgain(closed, reason, actor, now);
		return find(id, actor);
	}

	/** @param due only those that are near or late, as the reminders count */
	@Permit("closeout:read")
	FollowUpPage followUps(CloseOutFilter wanted, boolean due, Paging paging) {
		var actor = access.actor();
		var filter = due ? wanted.dueBy(near(terms, today(clock.instant()))) : wanted;
		var rows = closeOuts.followUps(filter, actor.scope(), paging);
		var total = closeOuts.countFollowUps(filter, actor.scope());
		audit.record(actor, "followup:list", "follow-up", null, filter.region(), "查看回头看列表，符合条件" + total + "件");
		return new FollowUpPage(followPlaces(rows), total, paging.page(), paging.size());
	}

	/** Writes down what a follow-up found; a relapse opens the matter again at once. */
	@Permit("followup:record")
	public FollowUpView record(UUID id, FollowUpResult result, String note, List<UUID> shown, int version,
			boolean confirmedNoIdentity) {
		var actor = access.actor();
		var now = clock.instant();
		var due = closeOuts.followUp(id, actor.scope()).orElseThrow(FollowUpNotFound::new);
		FreeText.refuseIdentity(confirmedNoIdentity, "回头看情况", note);
		var state = state(due.matter(), due.matterId());
		refuseForeign(shown, due.matter(), due.matterId(), state.clues());
		if (!closeOuts.found(id, version, result, note, shown, actor, now)) {
			var done = closeOuts.followUp(id, actor.scope()).orElseThrow(FollowUpNotFound::new);
			throw new CloseOutMoved(Optional.ofNullable(done.doneByName()).orElse(""),
					words(Optional.ofNullable(done.doneAt()).orElse(now), now), "填报这次回头看");
		}
		tell(due.matter(), due.matterId(), state, "第" + due.ordinal() + "次回头看：" + result.label() + "。" + note);
		audit.record(actor, "followup:record", "follow-up", id, state.region(),
				due.number() + "第" + due.ordinal() + "次回头看：" + result.label());
		if (result == FollowUpResult.RELAPSED) {
			openAgain(find(due.closeOutId(), actor), "回头看发现反弹：" + note, actor, now);
		}
		return followPlaces(List.of(closeOuts.followUp(id, actor.scope()).orElseThrow(FollowUpNotFound::new))).get(0);
	}

	/** Tells the office and the unit of follow-ups that are near or late. The job has no session: a function of the owner finds them. */
	public int remind() {
		var today = today(clock.instant());
		var due = closeOuts.toRemind(today, near(terms, today));
		for (var followUp : due) {
			var late = followUp.dueOn().isBefore(today);
			var notice = new Notice(late ? MessageKind.OVERDUE : MessageKind.DUE_SOON,
					followUp.number() + "“" + followUp.subjectName() + "”第" + followUp.ordinal() + "次回头看"
							+ (late ? "已过期，应于" : "应于") + followUp.dueOn().format(DAY) + (late ? "完成" : "前完成"),
					"/close-outs?view=follow-ups", "follow-up", followUp.followUpId().toString());
			notify.toOffice(followUp.region(), notice);
			if (followUp.unit() != null) {
				notify.toUnit(followUp.unit(), notice);
			}
		}
		return due.size();
	}

	/** The last day of what is reminded of today. */
	static LocalDate near(TermDesk terms, LocalDate today) {
		return today.plusDays(terms.term(TermStep.REMINDER_LEAD, today).amount());
	}

	private void close(CloseOutView proposed, MatterState state, Actor actor, Instant now) {
		var told = new NewCloseOut(proposed.matter(), proposed.matterId(), proposed.outcomes(), proposed.summary(),
				proposed.outstandingReason(), proposed.evidence(), proposed.followUpOn());
		refuseObstacles(told, state);
		var reason = words(proposed.outcomes()) + "。" + proposed.summary();
		if (proposed.matter() == CloseOutMatter.CASE) {
			cases.close(new CaseId(proposed.matterId()), reason);
		}
		for (var clue : state.clues()) {
			clues.close(clue, reason);
		}
		closeOuts.post(proposed.closeOutId(), reason, now, actor.displayName());
		var ordinal = 1;
		for (var day : proposed.followUpOn()) {
			closeOuts.plan(proposed.closeOutId(), state, ordinal++, day);
		}
	}

	private void openAgain(CloseOutView closed, String reason, Actor actor, Instant now) {
		var state = state(closed.matter(), closed.matterId());
		if (!closeOuts.reopen(closed.closeOutId(), closed.version(), reason, actor, now)) {
			throw moved(find(closed.closeOutId(), actor), now);
		}
		if (closed.matter() == CloseOutMatter.CASE) {
			cases.reopen(new CaseId(closed.matterId()), reason);
		}
		for (var clue : closed.clueIds()) {
			clues.reopen(new ClueId(clue), reason);
		}
		closeOuts.post(closed.closeOutId(), reason, now, actor.displayName());
		closeOuts.drop(closed.closeOutId(), actor, now);
		audit.record(actor, "closeout:reopen", "close-out", closed.closeOutId(), state.region(),
				"重新打开" + closed.number() + "：" + reason);
		var notice = new Notice(MessageKind.TODO, closed.number() + "“" + closed.subjectName() + "”重新打开：" + reason,
				link(closed.matter(), closed.matterId()), "close-out", closed.closeOutId().toString());
		notify.toOffice(state.region(), notice);
		if (state.unit() != null) {
			notify.toUnit(state.unit(), notice);
		}
	}

	private MatterState state(CloseOutMatter matter, UUID id) {
		return matter == CloseOutMatter.CLUE ? clueState(new ClueId(id)) : caseState(new CaseId(id));
	}

	private MatterState clueState(ClueId id) {
		var clue = clues.summary(id);
		var obstacles = new ArrayList<String>();
		cases.ofClue(id)
			.ifPresent(file -> obstacles.add("线索已立案件" + file.number() + "，请在案件页申请销号，连同全部线索一并销号。"));
		if (clue.status() != ClueStatus.CONCLUDED) {
			obstacles.add("线索现在“" + clue.status().label() + "”，有核查结论并且没有在补充核查的才能销号。");
		}
		return new MatterState(clue.number(), clue.subjectId() == null ? null : clue.subjectId().value(), clue.subjectName(),
				clue.region(), clue.assignedUnit(), List.of(id), null, clue.illegality() == Illegality.NOT_ILLEGAL, obstacles);
	}

	private MatterState caseState(CaseId id) {
		var file = cases.summary(id);
		var obstacles = new ArrayList<String>();
		if (file.status() != CaseStatus.OPEN) {
			obstacles.add("案件现在“" + file.status().label() + "”，在办的才能销号。");
		}
		var unfinished = cases.measuresWithoutResult(id);
		if (!unfinished.isEmpty()) {
			obstacles.add("还有措施没有结果：" + String.join("、", unfinished) + "。请先在案件中填报结果。");
		}
		for (var clue : file.clues()) {
			var summary = clues.summary(clue);
			if (file.status() == CaseStatus.OPEN && summary.status() != ClueStatus.CONCLUDED) {
				obstacles.add("关联线索" + summary.number() + "现在“" + summary.status().label() + "”，请先办完。");
			}
		}
		return new MatterState(file.number(), file.subjectId() == null ? null : file.subjectId().value(), file.subjectName(), file.region(), file.unit(), file.clues(),
				file.outstanding(), false, obstacles);
	}

	private static void refuseObstacles(NewCloseOut told, MatterState state) {
		var obstacles = new ArrayList<>(state.obstacles());
		var owed = state.outstanding() != null && state.outstanding().value().signum() > 0;
		if (owed && told.outstandingReason() == null) {
			obstacles.add("还有" + state.outstanding().inTenThousands().toPlainString() + "万元没有清退，请写明为什么仍可销号。");
		}
		if (owed && told.outcomes().contains(CloseOutOutcome.REPAID)) {
			obstacles.add("还有没清退的资金，不能选“清退完毕”。");
		}
		if (told.outcomes().contains(CloseOutOutcome.NOT_ILLEGAL) && !state.notIllegal()) {
			obstacles.add("核查结论不是“否”，不能选“不属于非法集资”；确属错误的，请先更正结论。");
		}
		if (!obstacles.isEmpty()) {
			throw new CloseOutNotYet(obstacles);
		}
	}

	/** Evidence of a close-out belongs to the case or to one of its clues. */
	private void refuseForeign(List<UUID> chosen, CloseOutMatter matter, UUID matterId, List<ClueId> clues) {
		if (chosen.isEmpty()) {
			return;
		}
		var own = Stream.concat(
				matter == CloseOutMatter.CASE ? evidence.list(EvidenceOwnerKind.CASE, matterId).stream() : Stream.<EvidenceView>empty(),
				clues.stream().flatMap(clue -> evidence.list(EvidenceOwnerKind.CLUE, clue.value()).stream()))
			.map(EvidenceView::evidenceId)
			.collect(Collectors.toSet());
		if (!own.containsAll(chosen)) {
			throw new EvidenceOfAnotherMatter();
		}
	}

	private void refuseDates(List<LocalDate> days, Instant now) {
		var today = today(now);
		if (days.isEmpty() || days.stream().anyMatch(day -> !day.isAfter(today) || day.isAfter(today.plusYears(3)))) {
			throw new FollowUpDateWrong();
		}
	}

	private List<LocalDate> suggested() {
		var now = clock.instant();
		return Stream.of(TermStep.FOLLOW_UP, TermStep.FOLLOW_UP_SECOND)
			.map(step -> deadlines.due(terms.term(step, today(now)), now).day())
			.toList();
	}

	private void tell(CloseOutMatter matter, UUID id, MatterState state, String text) {
		if (matter == CloseOutMatter.CASE) {
			cases.tell(new CaseId(id), CaseEventKind.CLOSEOUT, text);
		}
		for (var clue : state.clues()) {
			clues.tell(clue, ClueEventKind.CLOSEOUT, text);
		}
	}

	private CloseOutView find(UUID id, Actor actor) {
		return places(List.of(closeOuts.get(id, actor.scope()).orElseThrow(CloseOutNotFound::new))).get(0);
	}

	private static void refuseStale(CloseOutView known, int version, CloseOutStatus expected, Instant now) {
		if (known.version() != version || known.status() != expected) {
			throw moved(known, now);
		}
	}

	/** Says who took which step when. */
	private static CloseOutMoved moved(CloseOutView known, Instant now) {
		if (known.status() == CloseOutStatus.REOPENED && known.reopenedByName() != null && known.reopenedAt() != null) {
			return new CloseOutMoved(known.reopenedByName(), words(known.reopenedAt(), now), "重新打开");
		}
		return known.decidedByName() == null || known.decidedAt() == null
				? new CloseOutMoved(known.proposedByName(), words(known.proposedAt(), now), "申请销号")
				: new CloseOutMoved(known.decidedByName(), words(known.decidedAt(), now),
						known.status() == CloseOutStatus.REFUSED ? "退回销号申请" : "同意销号");
	}

	private List<CloseOutView> places(List<CloseOutView> rows) {
		var names = regions.names(rows.stream().map(r -> new RegionCode(r.regionCode())).distinct().toList());
		return rows.stream().map(r -> r.in(names.getOrDefault(new RegionCode(r.regionCode()), r.regionCode()))).toList();
	}

	private List<FollowUpView> followPlaces(List<FollowUpView> rows) {
		var names = regions.names(rows.stream().map(r -> new RegionCode(r.regionCode())).distinct().toList());
		return rows.stream().map(r -> r.in(names.getOrDefault(new RegionCode(r.regionCode()), r.regionCode()))).toList();
	}

	private static String words(List<CloseOutOutcome> outcomes) {
		return outcomes.stream().map(CloseOutOutcome::label).collect(Collectors.joining("、"));
	}

	private static String words(Instant at, Instant now) {
		var moment = at.atZone(CHINA);
		return moment.format(DateTimeFormatter.ofPattern(moment.toLocalDate().equals(today(now)) ? "H:mm" : "M月d日H:mm"));
	}

	private static String link(CloseOutMatter matter, UUID id) {
		return (matter == CloseOutMatter.CASE ? "/cases/" : "/clues/") + id;
	}

	private static LocalDate today(Instant now) {
		return LocalDate.ofInstant(now, CHINA);
	}
}
