package cn.fangfei.server.clue;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.jurisdiction.Term;
import cn.fangfei.server.jurisdiction.Unit;
import cn.fangfei.server.jurisdiction.UnitDesk;
import cn.fangfei.server.jurisdiction.UnitKind;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.Refusal;
import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.notify.NotifyDesk;
import cn.fangfei.server.subject.SubjectDesk;
import cn.fangfei.server.subject.SubjectId;
import cn.fangfei.server.subject.SubjectTie;
import cn.fangfei.server.warning.WarningDesk;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs between a clue's registration and its finding: assigned, accepted, returned, transferred, recalled, urged, prolonged,
 * suspended, resumed, checked again, voided, pressed. Each asks {@link ClueRules} first, keeps its line and tells whom it concerns.
 */
@Service
@Transactional
public class ClueStepDesk {

	/** Units that can verify: a village committee has nobody who may, and the administrators see no matter. */
	private static final Set<UnitKind> VERIFYING = Set.of(UnitKind.LEAD_OFFICE, UnitKind.TOWNSHIP, UnitKind.AGENCY);

	private final Clues clues;

	private final ClueMoves moves;

	private final ClueClocks clocks;

	private final UnitDesk units;

	private final SubjectDesk subjects;

	private final WarningDesk warnings;

	private final NotifyDesk notify;

	private final Access access;

	private final MessageSource messages;

	private final ApplicationEventPublisher events;

	ClueStepDesk(Clues clues, ClueMoves moves, ClueClocks clocks, UnitDesk units, SubjectDesk subjects, WarningDesk warnings,
			NotifyDesk notify, Access access, MessageSource messages, ApplicationEventPublisher events) {
		this.clues = clues;
		this.moves = moves;
		this.clocks = clocks;
		this.units = units;
		this.subjects = subjects;
		this.warnings = warnings;
		this.notify = notify;
		this.access = access;
		this.messages = messages;
		this.events = events;
	}

	/**
	 * What a person says with a step.
	 * @param version of the clue that the person saw
	 * @param confirmedNoIdentity somebody read the note again: a number in it is not a person's
	 */
	public record Word(int version, @Nullable String note, boolean confirmedNoIdentity) {

		/** The note as it follows a colon; nothing without one. */
		String tail() {
			return note == null || note.isBlank() ? "" : "：" + note.strip();
		}

		String confirmed() {
			return ClueDesk.confirmedWords(FreeText.refuseIdentity(confirmedNoIdentity, "说明", note));
		}
	}

	/** Hands a clue to a unit that can verify; the clock starts. */
	@Permit("clue:assign")
	public ClueView assign(ClueId id, UUID unitId, @Nullable Integer days, Word word) {
		return moves.view(assignOne(id, unitId, days, word).saved(), access.actor());
	}

	/**
	 * Hands many clues to one unit. What cannot be assigned is said of each; the others are assigned all the same.
	 */
	@Permit("clue:assign")
	ClueAssignments assignAll(List<ClueStepController.VersionedClue> wanted, UUID unitId, @Nullable Integer days, @Nullable String note,
			boolean confirmedNoIdentity) {
		var results = new ArrayList<ClueAssignmentResult>();
		for (var one : wanted) {
			try {
				var clue = assignOne(new ClueId(one.clueId()), unitId, days, new Word(one.version(), note, confirmedNoIdentity));
				results.add(new ClueAssignmentResult(one.clueId(), clue.number(), true, "已交办，" + clue.dueOn() + "到期"));
			}
			catch (Refusal refusal) {
				// every refusal of an assignment comes before its first write
				results.add(new ClueAssignmentResult(one.clueId(), null, false, words(refusal)));
			}
		}
		return new ClueAssignments(results, (int) results.stream().filter(ClueAssignmentResult::done).count());
	}

	@Permit("clue:accept")
	public ClueView accept(ClueId id, Word word) {
		var move = moves.begin(id, word.version(), ClueStep.ACCEPT);
		var confirmed = word.confirmed();
		var after = move.clue().accept();
		moves.keep(move, after, ClueMoves.Line.of(ClueEventKind.ACCEPTED, "签收" + word.tail(), move.clue(), after), "clue:accept",
				"签收" + confirmed);
		return moves.view(move, after);
	}

	/** Gives a clue back with a listed reason; the third time the lead of the office decides who has it. */
	@Permit("clue:accept")
	public ClueView giveBack(ClueId id, String reasonCode, Word word) {
		var move = moves.begin(id, word.version(), ClueStep.RETURN);
		var confirmed = word.confirmed();
		var reason = reason(ClueReasonKind.RETURN, reasonCode, move);
		var after = move.clue().giveBack();
		moves.keep(move, after, ClueMoves.Line.of(ClueEventKind.RETURNED,
				"第" + after.round().returns() + "次退回：" + reason.label() + (word.tail().isEmpty() ? "" : "。" + word.tail().substring(1)),
				move.clue(), after), "clue:return", "退回：" + reason.label() + confirmed);
		if (after.round().arbitrated()) {
			notify.toLeads(after.region(), notice(after, MessageKind.TODO, "三次退回，请指定承办单位：" + reason.label()));
		}
		else {
			notify.toOffice(after.region(), notice(after, MessageKind.TODO,
					moves.unitName(move.actor().unitId()) + "退回，请重新交办：" + reason.label()));
		}
		return moves.view(move, after);
	}

	/** Hands a clue to another unit than before, with a clock of its own. */
	@Permit("clue:assign")
	public ClueView transfer(ClueId id, UUID unitId, @Nullable Integer days, Word word) {
		var move = moves.begin(id, word.version(), ClueStep.TRANSFER);
		var confirmed = word.confirmed();
		var unit = assignable(unitId, move.actor());
		var clock = clocks.dispatch(days, move.now());
		var before = move.clue();
		var after = before.transferTo(unitId, unit.name(), move.now(), clock.term(), clock.due(),
				clock.acceptBy());
		var earlier = moves.unitName(before.assignedUnit());
		moves.keep(move, after, new ClueMoves.Line(ClueEventKind.TRANSFERRED, "改派给" + unit.name() + word.tail(), earlier,
				unit.name()), "clue:transfer", "由" + earlier + "改派给" + unit.name() + confirmed);
		dispatched(after, unitId);
		notify.toUnit(Objects.requireNonNull(before.assignedUnit()),
				notice(after, MessageKind.INFO, "已改派给" + unit.name() + word.tail()));
		return moves.view(move, after);
	}

	/** Takes back what the unit has not accepted yet. */
	@Permit("clue:assign")
	public ClueView recall(ClueId id, Word word) {
		var move = moves.begin(id, word.version(), ClueStep.RECALL);
		var confirmed = word.confirmed();
		var after = move.clue().recall();
		moves.keep(move, after, ClueMoves.Line.of(ClueEventKind.RECALLED, "撤回交办" + word.tail(), move.clue(), after),
				"clue:recall", "撤回交办" + confirmed);
		notify.toUnit(Objects.requireNonNull(move.clue().assignedUnit()),
				notice(after, MessageKind.INFO, "交办已撤回" + word.tail()));
		return moves.view(move, after);
	}

	@Permit("clue:assign")
	public ClueView urge(ClueId id, Word word) {
		var move = moves.begin(id, word.version(), ClueStep.URGE);
		var confirmed = word.confirmed();
		moves.tell(move, ClueMoves.Line.of(ClueEventKind.URGED, "催办" + word.tail()), "clue:urge", "催办" + confirmed);
		notify.toUnit(Objects.requireNonNull(move.clue().assignedUnit()),
				notice(move.clue(), MessageKind.URGED, "处非办催办，" + move.clue().dueOn() + "到期" + word.tail()));
		return moves.view(move.clue(), move.actor());
	}

	/** Asks for more time, at most as much as the term for it gives. */
	@Permit("clue:extend")
	public ClueView requestExtension(ClueId id, int amount, Word word) {
		var move = moves.begin(id, word.version(), ClueStep.REQUEST_EXTENSION);
		var confirmed = word.confirmed();
		var longest = clocks.extension(move.now());
		if (amount > longest.amount()) {
			throw new ExtensionTooLong(longest.words());
		}
		var after = move.clue().requestExtension(move.actor().accountId());
		var more = amount + Objects.requireNonNull(after.round().termUnit()).label();
		moves.keep(move, after, ClueMoves.Line.of(ClueEventKind.EXTENSION_REQUESTED, "申请延期" + more + word.tail()),
				"clue:request-extension", "申请延期" + more + confirmed);
		clues.requestExtension(after, amount, Objects.requireNonNull(word.note()).strip(), move.actor(), move.now());
		notify.toLeads(after.region(), notice(after, MessageKind.TODO, "申请延期" + more + "，请审批" + word.tail()));
		return moves.view(move, after);
	}

	/** Grants more time or refuses it; never by who asked. */
	@Permit("clue:approve")
	public ClueView decideExtension(ClueId id, boolean granted, Word word) {
		var move = moves.begin(id, word.version(), ClueStep.DECIDE_EXTENSION);
		var confirmed = word.confirmed();
		var before = move.clue();
		var amount = clues.requestedExtension(id);
		var due = granted ? clocks.again(before.round(), amount, pauses(before)) : null;
		var after = before.decideExtension(amount, due);
		var decision = granted ? "同意延期，" + after.dueOn() + "到期" : "不同意延期";
		moves.keep(move, after, granted
				? new ClueMoves.Line(ClueEventKind.EXTENSION_DECIDED, decision + word.tail(), day(before.dueOn()), day(after.dueOn()))
				: ClueMoves.Line.of(ClueEventKind.EXTENSION_DECIDED, decision + word.tail()), "clue:decide-extension",
				decision + confirmed);
		clues.decideExtension(id, granted, word.tail().isEmpty() ? null : word.tail().substring(1), move.actor(), move.now());
		notify.toUnit(Objects.requireNonNull(after.assignedUnit()), notice(after, MessageKind.DECIDED, decision + word.tail()));
		return moves.view(move, after);
	}

	/** Stops the clock for a reason that the law lists. */
	@Permit("clue:suspend")
	public ClueView suspend(ClueId id, String reasonCode, Word word) {
		var move = moves.begin(id, word.version(), ClueStep.SUSPEND);
		var confirmed = word.confirmed();
		var reason = reason(ClueReasonKind.SUSPENSION, reasonCode, move);
		var after = move.clue().suspend(reason.label());
		moves.keep(move, after, ClueMoves.Line.of(ClueEventKind.SUSPENDED,
				"中止：" + reason.label() + (word.tail().isEmpty() ? "" : "。" + word.tail().substring(1)), move.clue(), after),
				"clue:suspend", "中止：" + reason.label() + confirmed);
		clues.stopClock(after, reason, ClueClocks.day(move.now()), move.actor());
		notify.toOffice(after.region(), notice(after, MessageKind.INFO, "已中止：" + reason.label()));
		return moves.view(move, after);
	}

	/** Lets the clock run again; the due day is counted anew without the days it stood still. */
	@Permit("clue:suspend")
	public ClueView resume(ClueId id, Word word) {
		var move = moves.begin(id, word.version(), ClueStep.RESUME);
		var confirmed = word.confirmed();
		clues.startClock(id, ClueClocks.day(move.now()));
		var before = move.clue();
		var after = before.resume(clocks.again(before.round(), before.round().extended(), pauses(before)));
		moves.keep(move, after, ClueMoves.Line.of(ClueEventKind.RESUMED, "恢复核查，" + after.dueOn() + "到期" + word.tail(), before,
				after), "clue:resume", "恢复核查" + confirmed);
		notify.toUnit(Objects.requireNonNull(after.assignedUnit()),
				notice(after, MessageKind.INFO, "已恢复核查，" + after.dueOn() + "到期"));
		return moves.view(move, after);
	}

	/** Hands a concluded clue out once more, unless its matter has another open clue. */
	@Permit("clue:assign")
	public ClueView recheck(ClueId id, UUID unitId, @Nullable Integer days, Word word) {
		var move = moves.begin(id, word.version(), ClueStep.RECHECK);
		var confirmed = word.confirmed();
		var unit = assignable(unitId, move.actor());
		clues.queue(move.clue().matter());
		if (clues.otherOpen(move.clue())) {
			throw new ClueStepImpossible(move.clue().number(), ClueStep.RECHECK.label(), "同一事项另有在办线索");
		}
		var clock = clocks.dispatch(days, move.now());
		var after = move.clue().recheckBy(unitId, move.now(), clock.term(), clock.due(), clock.acceptBy());
		moves.keep(move, after, ClueMoves.Line.of(ClueEventKind.RECHECKED, "补充核查，交办给" + unit.name() + word.tail(), move.clue(),
				after), "clue:recheck", "补充核查，交办给" + unit.name() + confirmed);
		dispatched(after, unitId);
		return moves.view(move, after);
	}

	/** Takes out what should never have been entered. */
	@Permit("clue:void")
	public ClueView discard(ClueId id, Word word) {
		var move = moves.begin(id, word.version(), ClueStep.VOID);
		var confirmed = word.confirmed();
		var reason = Objects.requireNonNull(word.note()).strip();
		var after = move.clue().voided();
		moves.keep(move, after, ClueMoves.Line.of(ClueEventKind.VOIDED, "作废：" + reason, move.clue(), after), "clue:void",
				"作废：" + reason + confirmed);
		warnings.clueVoided(id.value(), reason);
		events.publishEvent(new ClueVoided(Ids.next(), id, reason, move.actor().displayName(), move.now()));
		if (move.clue().assignedUnit() != null) {
			notify.toUnit(move.clue().assignedUnit(), notice(after, MessageKind.INFO, "已作废：" + reason));
		}
		return moves.view(move, after);
	}

	/** Marks a clue as a major risk 重大风险; the offices above are told at once (G19). */
	@Permit("clue:urgent")
	public ClueView press(ClueId id, Word word) {
		var move = moves.begin(id, word.version(), ClueStep.MARK_URGENT);
		var confirmed = word.confirmed();
		var after = move.clue().markUrgent();
		moves.keep(move, after, new ClueMoves.Line(ClueEventKind.URGENT, "标为重大风险" + word.tail(), "一般", "重大风险"),
				"clue:urgent", "标为重大风险" + confirmed);
		events.publishEvent(new ClueUrgent(Ids.next(), id, move.actor().displayName(), move.now()));
		notify.upward(after.region(), notice(after, MessageKind.URGENT, "标为重大风险" + word.tail()));
		if (after.assignedUnit() != null) {
			notify.toUnit(after.assignedUnit(), notice(after, MessageKind.URGENT, "标为重大风险" + word.tail()));
		}
		return moves.view(move, after);
	}

	private Clue assignOne(ClueId id, UUID unitId, @Nullable Integer days, Word word) {
		var move = moves.begin(id, word.version(), ClueStep.ASSIGN);
		var confirmed = word.confirmed();
		var unit = assignable(unitId, move.actor());
		var clock = clocks.dispatch(days, move.now());
		var before = move.clue();
		var after = before.assignTo(unitId, move.now(), clock.term(), clock.due(), clock.acceptBy());
		var by = after.round().arbitrated() ? "仲裁指定，交办给" : "交办给";
		moves.keep(move, after, ClueMoves.Line.of(ClueEventKind.ASSIGNED, by + unit.name() + word.tail(), before, after),
				"clue:assign", by + unit.name() + confirmed);
		dispatched(after, unitId);
		return after;
	}

	/** What every handing-out brings: the unit sees the subject and is told, and listeners hear of it. */
	private void dispatched(Clue clue, UUID unitId) {
		if (clue.subjectId() != null) {
			subjects.tie(new SubjectId(clue.subjectId()), new SubjectTie(clue.region(), clue.grid(), unitId, null));
		}
		notify.toUnit(unitId, notice(clue, MessageKind.TODO,
				"交办，请于" + day(clue.round().acceptBy()) + "前签收、" + day(clue.dueOn()) + "前反馈"));
		events.publishEvent(new ClueAssigned(clue.id(), unitId, Objects.requireNonNull(clue.dueOn()),
				Objects.requireNonNull(clue.round().dispatchedAt())));
	}

	private Unit assignable(UUID unitId, Actor actor) {
		return units.get(unitId)
			.filter(Unit::active)
			.filter(u -> actor.scope().covers(u.regionCode()))
			.filter(u -> VERIFYING.contains(u.kind()))
			.orElseThrow(UnitNotAssignable::new);
	}

	private ClueReason reason(ClueReasonKind kind, String code, ClueMoves.Move move) {
		return clues.reasons(ClueClocks.day(move.now()))
			.stream()
			.filter(r -> r.kind() == kind && r.code().equals(code))
			.findFirst()
			.orElseThrow(ClueReasonUnknown::new);
	}

	private List<CluePauseView> pauses(Clue clue) {
		return clue.round().suspensions() == 0 ? List.of() : clues.pauses(clue.id(), clue.round().number());
	}

	private String words(Refusal refusal) {
		return Objects.requireNonNull(messages.getMessage(refusal.name() + ".detail", refusal.arguments().toArray(), "", Locale.CHINA));
	}

	private static Notice notice(Clue clue, MessageKind kind, String what) {
		return new Notice(kind, "“" + clue.subjectName() + "”（" + clue.number() + "）" + what, "/clues/" + clue.id(), "clue",
				clue.id().toString());
	}

	private static String day(@Nullable LocalDate day) {
		return day == null ? "" : day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
	}
}
