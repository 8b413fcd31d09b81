package cn.fangfei.server.verification;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.clue.ClueAssigned;
import cn.fangfei.server.clue.ClueDesk;
import cn.fangfei.server.clue.ClueEventKind;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.clue.ClueSummary;
import cn.fangfei.server.clue.ClueToVerify;
import cn.fangfei.server.clue.ClueView;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Permit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a unit plans its visit, says what it saw and what it found. The finding, the end of the clue, the place on the watchlist and
 * the ledger's movement are one transaction.
 */
@Service
@Transactional
public class VerificationDesk {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");

	private final Verifications verifications;

	private final Fieldwork fieldwork;

	private final Matters matters;

	private final EvidenceItems evidence;

	private final WatchlistEntries watchlist;

	private final ClueDesk clues;

	private final Access access;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	VerificationDesk(Verifications verifications, Fieldwork fieldwork, Matters matters, EvidenceItems evidence,
			WatchlistEntries watchlist, ClueDesk clues, Access access, AuditTrail audit, ApplicationEventPublisher events,
			Clock clock) {
		this.verifications = verifications;
		this.fieldwork = fieldwork;
		this.matters = matters;
		this.evidence = evidence;
		this.watchlist = watchlist;
		this.clues = clues;
		this.access = access;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Concludes the verification of a clue; with a reason to amend, puts a further finding in the place of the last one.
	 * @param version of the clue that the caller saw
	 * @param confirmedNoIdentity somebody read the texts again: a number in them is not a person's
	 */
	@Permit("verification:conclude")
	public ClueView conclude(ClueId clueId, int version, Finding finding, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var now = clock.instant();
		var id = Ids.next();
		var amending = finding.amendReason() != null;
		var concluded = clues.conclude(clueId, version, amending, finding.illegality(),
				clue -> keep(id, clue, finding, confirmedNoIdentity, actor, now));
		watch(concluded.clue(), finding, actor, now);
		events.publishEvent(amending ? new VerificationAmended(id, clueId, finding, actor.displayName(), now)
				: new VerificationConcluded(id, clueId, finding, actor.displayName(), now));
		return concluded.view();
	}

	/** Says when who will go where to do what. A further plan takes the place of the last one. */
	@Permit("verification:conclude")
	public VerificationFileView plan(ClueId clueId, LocalDate day, String place, List<VerificationOfficer> officers, String task,
			boolean confirmedNoIdentity) {
		var actor = access.actor();
		var now = clock.instant();
		var clue = entered(clueId);
		if (officers.stream().map(VerificationOfficer::name).distinct().count() < 2) {
			throw new OfficersTooFew();
		}
		if (day.isBefore(today(now))) {
			throw new PlanDayPast();
		}
		FreeText.refuseIdentity(confirmedNoIdentity, "地点", place, "任务", task, "核查人员", names(officers));
		var id = Ids.next();
		fieldwork.plan(id, clueId, day, place.strip(), officers, task.strip(), actor, now);
		clues.tell(clueId, ClueEventKind.PLANNED, "计划" + day.format(DAY) + "现场核查，地点" + place.strip() + "，人员" + names(officers));
		audit.record(actor, "verification:plan", "clue", clueId, clue.region(), "线索" + clue.number() + "制定核查计划");
		return file(clueId);
	}

	/** Enters a visit that was made. */
	@Permit("verification:conclude")
	public VerificationFileView visit(ClueId clueId, VerificationVisit visit, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var now = clock.instant();
		var clue = entered(clueId);
		visit.check(clue.foundOn(), today(now));
		FreeText.refuseIdentity(confirmedNoIdentity, "地点", visit.place(), "见到何人", visit.met(), "招牌", visit.sign(), "活动",
				visit.event(), "其他情况", visit.notes(), "未全程录像的原因", visit.notRecordedReason(), "核查人员", names(visit.officers()));
		fieldwork.enter(Ids.next(), clueId, clue.subjectId() == null ? null : clue.subjectId().value(), visit, actor, now);
		clues.tell(clueId, ClueEventKind.VISITED,
				visit.visitedOn().format(DAY) + "现场走访" + (visit.unusual() ? "，发现异常" : "，无异常") + "，人员" + names(visit.officers()));
		audit.record(actor, "verification:visit", "clue", clueId, clue.region(), "线索" + clue.number() + "填写走访记录");
		return file(clueId);
	}

	@Permit("clue:read")
	@Transactional(readOnly = true)
	VerificationFileView get(ClueId clueId) {
		clues.summary(clueId);
		return file(clueId);
	}

	/** The visits to a subject that this post sees. */
	@Permit("clue:read")
	List<VerificationVisitView> visitsTo(UUID subject) {
		var actor = access.actor();
		audit.record(actor, "verification:list", "subject", subject, actor.region(), "查看主体的走访记录");
		return fieldwork.visitsTo(subject, actor.scope());
	}

	/** What was gathered for a clue, and its place on the watchlist, go with it to another unit. */
	@EventListener
	void on(ClueAssigned assigned) {
		matters.move(assigned.clue().value(), assigned.unit());
	}

	private VerificationFileView file(ClueId clueId) {
		var scope = access.actor().scope();
		return new VerificationFileView(fieldwork.plans(clueId, scope), fieldwork.visits(clueId, scope),
				verifications.all(clueId, scope), watchlist.openOf(clueId, scope).orElse(null));
	}

	/** The clue, entered among the matters of this room. */
	private ClueSummary entered(ClueId clueId) {
		var clue = clues.summary(clueId);
		matters.keep(new EvidenceOwner(EvidenceOwnerKind.CLUE, clueId.value(), clue.number(), clue.region(), clue.grid(),
				clue.assignedUnit(), clue.createdBy()));
		return clue;
	}

	/** How much evidence the finding rests on; asked only where it must not be none. */
	private int evidence(ClueId clueId, Finding finding) {
		if (finding.illegality() != Illegality.ILLEGAL || finding.noEvidenceReason() != null) {
			return 0;
		}
		var count = evidence.count(EvidenceOwnerKind.CLUE, clueId.value());
		if (count == 0) {
			throw new EvidenceMissing();
		}
		return count;
	}

	private void keep(UUID id, ClueToVerify clue, Finding finding, boolean confirmedNoIdentity, Actor actor, Instant now) {
		finding.check(clue.foundOn(), today(now));
		FreeText.refuseIdentity(confirmedNoIdentity, "核查情况", finding.summary(), "备注", finding.remark(), "核查人员",
				String.join("、", finding.officers()), "四性依据", grounds(finding), "无证据的理由", finding.noEvidenceReason(), "更正理由",
				finding.amendReason());
		if (finding.visitId() != null && !fieldwork.visitOf(finding.visitId(), clue.id().value())) {
			throw new VisitNotFound();
		}
		verifications.add(id, clue, finding, evidence(clue.id(), finding), actor, now);
	}

	private void watch(ClueSummary clue, Finding finding, Actor actor, Instant now) {
		if (finding.illegality() == Illegality.NOT_ILLEGAL) {
			unwatch(clue, actor, now);
		}
		else {
			watchlist.add(clue, finding.illegality(), "核查结论为“" + finding.illegality().label() + "”，自动列入",
					now, today(now).plusDays(watchlist.firstVisitDays()));
		}
	}

	/**
	 * Ends the watch that an earlier finding of this clue began. One that people have noted on is theirs and stays until they end it;
	 * what another clue has put on the list stands by itself.
	 */
	private void unwatch(ClueSummary clue, Actor actor, Instant now) {
		var open = watchlist.openOf(clue.id(), actor.scope()).orElse(null);
		if (open == null || open.illegality() == Illegality.NOT_ILLEGAL) {
			return;
		}
		var said = "核查结论改为“" + Illegality.NOT_ILLEGAL.label() + "”";
		if (open.noteCount() == 0 && watchlist.end(open.entryId(), open.version(), said + "，自动移出", actor, now)) {
			watchlist.note(open.entryId(), actor, now, "移出持续关注：" + said + "，自动移出");
			clues.tell(clue.id(), ClueEventKind.WATCHED, "移出持续关注清单：" + said);
			audit.record(actor, "watchlist:end", "watchlist", open.entryId(), clue.region(), said + "，移出持续关注" + clue.number());
			return;
		}
		if (!watchlist.say(open.entryId(), Illegality.NOT_ILLEGAL, said + "，因有关注记录保留在清单")) {
			return;
		}
		watchlist.note(open.entryId(), actor, now, said + "，因有关注记录保留在清单；不再需要关注的，请写明理由移出");
		clues.tell(clue.id(), ClueEventKind.WATCHED, said + "，因有关注记录仍在持续关注清单");
		audit.record(actor, "watchlist:note", "watchlist", open.entryId(), clue.region(), said + "，持续关注" + clue.number() + "因有记录保留");
	}

	private static String grounds(Finding finding) {
		return finding.elements().stream().map(e -> e.basis() == null ? "" : e.basis()).collect(Collectors.joining("；"));
	}

	private static String names(List<VerificationOfficer> officers) {
		return officers.stream().map(VerificationOfficer::name).collect(Collectors.joining("、"));
	}

	private static LocalDate today(Instant now) {
		return LocalDate.ofInstant(now, CHINA);
	}
}
