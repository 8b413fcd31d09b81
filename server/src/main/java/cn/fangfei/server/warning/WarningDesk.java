package cn.fangfei.server.warning;

import cn.fangfei.detection.assess.Assessment;
import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.jurisdiction.RegionDesk;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.FreeText;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import cn.fangfei.server.registry.FirmId;
import cn.fangfei.server.registry.FirmWordingDesk;
import cn.fangfei.server.warning.WarningView.WarningEventView;
import cn.fangfei.server.warning.WarningView.WarningOverrideView;
import cn.fangfei.server.warning.WarningView.WarningReasonView;
import cn.fangfei.server.warning.WarningView.WarningSnoozeView;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where warnings are read and answered, their scores argued with, and put off; and where the rooms above say what became of one. */
@Service
@Transactional
public class WarningDesk {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final int LONGEST_DAYS = 366;

	private final Warnings warnings;

	private final Weighings weighings;

	private final RuleSets ruleSets;

	private final FirmWordingDesk wordings;

	private final RegionDesk regions;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	WarningDesk(Warnings warnings, Weighings weighings, RuleSets ruleSets, FirmWordingDesk wordings, RegionDesk regions, Access access,
			AuditTrail audit, Clock clock) {
		this.warnings = warnings;
		this.weighings = weighings;
		this.ruleSets = ruleSets;
		this.wordings = wordings;
		this.regions = regions;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** One page of warnings. Every query leaves a line in the audit trail: a subject may be a person. */
	@Permit("warning:read")
	WarningPage list(WarningFilter filter, Paging paging) {
		var actor = access.actor();
		var now = clock.instant();
		var page = warnings.page(filter, actor.scope(), paging, now);
		var total = warnings.count(filter, actor.scope(), now);
		audit.record(actor, "warning:list", "warning", null, filter.region(), "查看预警列表，符合条件" + total + "条，本页" + page.size() + "条");
		var places = regions.names(page.stream().map(Warning::region).distinct().toList());
		return new WarningPage(page.stream().map(w -> row(w, places.getOrDefault(w.region(), w.region().value()))).toList(), total,
				paging.page(), paging.size());
	}

	@Permit("warning:read")
	@Transactional(readOnly = true)
	WarningCounts counts() {
		return warnings.counts(access.actor().scope());
	}

	@Permit("warning:read")
	public WarningView get(UUID id) {
		var actor = access.actor();
		var warning = find(id, actor);
		audit.record(actor, "warning:read", "warning", id, warning.region(), "查看预警" + warning.number());
		return view(warning, actor.scope());
	}

	/** Says what a warning turned out to be, also once more when the first word was wrong. */
	@Permit("warning:decide")
	public WarningView answer(UUID id, WarningVerdict verdict, @Nullable String note, int version, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var warning = stepping(id, version, actor);
		warning.refuseUnless(Warning.Step.ANSWER);
		FreeText.refuseIdentity(confirmedNoIdentity, "说明", note);
		var words = verdict.label() + (note == null || note.isBlank() ? "" : "：" + note.strip());
		weighings.answer(id, null, verdict, words, actor.displayName(), clock.instant());
		audit.record(actor, "warning:decide", "warning", id, warning.region(), "预警" + warning.number() + "核实结果：" + verdict.label());
		return view(find(id, actor), actor.scope());
	}

	/** Sets another score, with the reason and the last day it holds. The score by the rules goes on being reckoned beside it. */
	@Permit("warning:decide")
	public WarningView override(UUID id, double score, String reason, LocalDate until, int version, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var now = clock.instant();
		var warning = stepping(id, version, actor);
		warning.refuseUnless(Warning.Step.OVERRIDE);
		FreeText.refuseIdentity(confirmedNoIdentity, "理由", reason);
		var end = endOf(until, now);
		var set = Math.round(score * 10) / 10.0;
		step(warning, warning.status(), set, end, warning.snoozeUntil(), actor, now);
		warnings.liftOverride(id, "重新定分", now);
		warnings.addOverride(id, set, reason.strip(), end, actor, now);
		warnings.tell(id, WarningEventKind.OVERRIDDEN, set, actor,
				"人工定为%s分（%s色），到%s：%s".formatted(Weigher.figure(set), Weigher.word(RiskLevel.of(set)), until, reason.strip()), now);
		audit.record(actor, "warning:override", "warning", id, warning.region(),
				"预警%s人工定分，由%s改为%s，到%s".formatted(warning.number(), Weigher.figure(warning.shownScore()), Weigher.figure(set), until));
		return view(find(id, actor), actor.scope());
	}

	/** Lifts what was set: the score by the rules counts again. */
	@Permit("warning:decide")
	WarningView lift(UUID id, int version) {
		var actor = access.actor();
		var now = clock.instant();
		var warning = stepping(id, version, actor);
		if (warning.overrideUntil() == null) {
			throw new WarningStepImpossible(warning.number(), "没有人工定分", "撤销人工定分");
		}
		step(warning, warning.status(), warning.score(), null, warning.snoozeUntil(), actor, now);
		warnings.liftOverride(id, "撤销", now);
		warnings.tell(id, WarningEventKind.LIFTED, warning.score(), actor, "撤销人工定分，恢复按规则计分" + Weigher.figure(warning.score()) + "分", now);
		audit.record(actor, "warning:override", "warning", id, warning.region(), "预警" + warning.number() + "撤销人工定分");
		return view(find(id, actor), actor.scope());
	}

	/** Puts a warning off until after a day, with a reason. It comes back by itself, and sooner when its level rises. */
	@Permit("warning:decide")
	public WarningView snooze(UUID id, String reason, LocalDate until, int version, boolean confirmedNoIdentity) {
		var actor = access.actor();
		var now = clock.instant();
		var warning = stepping(id, version, actor);
		warning.refuseUnless(Warning.Step.SNOOZE);
		FreeText.refuseIdentity(confirmedNoIdentity, "理由", reason);
		var end = endOf(until, now);
		step(warning, WarningStatus.SNOOZED, warning.shownScore(), warning.overrideUntil(), end, actor, now);
		warnings.addSnooze(id, warning.shownScore(), reason.strip(), end, actor, now);
		warnings.tell(id, WarningEventKind.SNOOZED, warning.shownScore(), actor, "暂缓到" + until + "：" + reason.strip(), now);
		audit.record(actor, "warning:snooze", "warning", id, warning.region(), "预警" + warning.number() + "暂缓到" + until);
		return view(find(id, actor), actor.scope());
	}

	@Permit("warning:decide")
	WarningView wake(UUID id, int version) {
		var actor = access.actor();
		var now = clock.instant();
		var warning = stepping(id, version, actor);
		warning.refuseUnless(Warning.Step.WAKE);
		step(warning, WarningStatus.OPEN, warning.shownScore(), warning.overrideUntil(), null, actor, now);
		warnings.endSnooze(id, "提前结束", now);
		warnings.tell(id, WarningEventKind.WOKEN, warning.shownScore(), actor, "结束暂缓，重新待研判", now);
		audit.record(actor, "warning:snooze", "warning", id, warning.region(), "预警" + warning.number() + "结束暂缓");
		return view(find(id, actor), actor.scope());
	}

	/**
	 * A clue was made of a warning; called by the room clue in its transaction.
	 * @param joined whether the matter had a clue already, which the warning joined
	 */
	@Permit("clue:register")
	public void becameClue(UUID warningId, UUID clueId, String clueNumber, boolean joined) {
		var actor = access.actor();
		var now = clock.instant();
		var warning = find(warningId, actor);
		warning.refuseUnless(Warning.Step.BECOME_CLUE);
		if (!warnings.step(warning, WarningStatus.CLUE, warning.shownScore(), warning.overrideUntil(), null, clueId, clueNumber,
				actor.scope())) {
			throw stale(warning, actor, now);
		}
		warnings.endSnooze(warningId, "已转线索", now);
		warnings.tell(warningId, WarningEventKind.CLUE, warning.shownScore(), actor, (joined ? "并入在办线索" : "转为线索") + clueNumber, now);
		audit.record(actor, "warning:clue", "warning", warningId, warning.region(),
				"预警" + warning.number() + (joined ? "并入线索" : "转为线索") + clueNumber);
	}

	/** The finding of a clue answers the warnings it was made of; called by the room clue in its transaction. */
	@Permit("verification:conclude")
	public void verdictOfClue(UUID clueId, WarningVerdict verdict, String by) {
		var actor = access.actor();
		for (var answered : weighings.answer(null, clueId, verdict, verdict.label() + "：按线索核查结论回填", by, clock.instant())) {
			audit.record(actor, "warning:decide", "warning", answered.warningId(), new RegionCode(answered.regionCode()),
					"预警" + answered.number() + "按线索核查结论回填：" + verdict.label());
		}
	}

	/** The clue is void: the warnings it was made of wait again; called by the room clue in its transaction. */
	@Permit("clue:void")
	public void clueVoided(UUID clueId, String reason) {
		var actor = access.actor();
		var now = clock.instant();
		for (var warning : warnings.ofClue(clueId, actor.scope())) {
			if (warning.status() == WarningStatus.CLUE) {
				warnings.step(warning, WarningStatus.OPEN, warning.shownScore(), warning.overrideUntil(), null, null, null, actor.scope());
				warnings.tell(warning.id(), WarningEventKind.WOKEN, warning.shownScore(), actor, "线索已作废，重新待研判：" + reason, now);
				audit.record(actor, "warning:clue", "warning", warning.id(), warning.region(), "预警" + warning.number() + "的线索已作废");
			}
		}
	}

	private Warning find(UUID id, Actor actor) {
		return warnings.get(id, actor.scope()).orElseThrow(WarningNotFound::new);
	}

	private Warning stepping(UUID id, int version, Actor actor) {
		var warning = find(id, actor);
		weighings.hold(Set.of(warning.subjectId()));
		var held = find(id, actor);
		if (held.version() != version) {
			throw stale(held, actor, clock.instant());
		}
		return held;
	}

	private void step(Warning warning, WarningStatus status, double shown, @Nullable Instant overrideUntil,
			@Nullable Instant snoozeUntil, Actor actor, Instant now) {
		if (!warnings.step(warning, status, shown, overrideUntil, snoozeUntil, warning.clueId(), warning.clueNumber(), actor.scope())) {
			throw stale(warning, actor, now);
		}
	}

	/** Says who did what when: the last line of the timeline that was a step. */
	private WarningChangedMeanwhile stale(Warning warning, Actor actor, Instant now) {
		var last = warnings.events(warning.id(), actor.scope())
			.stream()
			.filter(e -> e.kind() != WarningEventKind.SCORED && e.kind() != WarningEventKind.RAISED && e.kind() != WarningEventKind.LOWERED)
			.reduce((a, b) -> b)
			.orElseGet(() -> new WarningEventView(warning.openedAt(), WarningEventKind.OPENED, warning.score(), "平台", ""));
		var at = last.at().atZone(CHINA);
		var pattern = at.toLocalDate().equals(LocalDate.ofInstant(now, CHINA)) ? "H:mm" : "M月d日H:mm";
		return new WarningChangedMeanwhile(last.by(), at.format(DateTimeFormatter.ofPattern(pattern)), switch (last.kind()) {
			case OPENED, RAISED, LOWERED, SCORED -> "重新计分";
			case OVERRIDDEN -> "人工定分";
			case LIFTED -> "恢复按规则计分";
			case SNOOZED -> "暂缓";
			case WOKEN -> "结束暂缓";
			case CLUE -> "转为线索";
			case ANSWERED -> "填写核实结果";
			case FADED -> "自行消退";
		});
	}

	/** The end of a last day: it must lie after today and within a year. */
	private static Instant endOf(LocalDate until, Instant now) {
		var today = LocalDate.ofInstant(now, CHINA);
		if (!until.isAfter(today) || until.isAfter(today.plusDays(LONGEST_DAYS))) {
			throw new UntilDayWrong();
		}
		return until.plusDays(1).atStartOfDay(CHINA).toInstant();
	}

	static LocalDate lastDay(Instant end) {
		return LocalDate.ofInstant(end, CHINA).minusDays(1);
	}

	private static WarningRow row(Warning w, String place) {
		return new WarningRow(w.id(), w.number(), w.subjectId(), w.subjectName(), w.creditCode(), w.firmId(), w.region(), place, w.status(),
				w.shownScore(), w.level(), w.overrideUntil() != null, w.because(), w.rules().stream().map(SignalRule::valueOf).toList(),
				w.openedAt(), w.signalledAt(), w.fallsOn(), w.snoozeUntil() == null ? null : lastDay(w.snoozeUntil()), w.clueId(),
				w.clueNumber(), w.verdict(), w.version());
	}

	private WarningView view(Warning w, Scope scope) {
		var rules = ruleSets.find(w.ruleVersion()).orElseThrow();
		var counted = warnings.counted(w.id(), scope);
		var assessed = rules.card().assess(counted.stream().map(Signal::evidence).toList(), w.scoredAt());
		var override = warnings.override(w.id(), scope)
			.filter(o -> w.overrideUntil() != null)
			.map(o -> new WarningOverrideView(o.score(), RiskLevel.of(o.score()), o.reason(), lastDay(o.until()), o.madeByName(), o.madeAt()))
			.orElse(null);
		var snooze = warnings.snooze(w.id(), scope)
			.filter(z -> w.snoozeUntil() != null)
			.map(z -> new WarningSnoozeView(z.reason(), lastDay(z.until()), z.madeByName(), z.madeAt()))
			.orElse(null);
		var spoke = counted.stream().map(Signal::rule).collect(Collectors.toSet());
		return new WarningView(w.id(), w.number(), w.subjectId(), w.subjectName(), w.creditCode(), w.firmId(), w.region(),
				regions.name(w.region()), w.status(), w.shownScore(), w.level(), w.score(), w.peakScore(), w.ruleVersion(), rules.opensAt(),
				w.openedAt(), w.signalledAt(), w.scoredAt(), w.fallsOn(), reasons(counted, assessed, rules), against(w, scope),
				Arrays.stream(SignalRule.values()).filter(SignalRule::told).filter(r -> !spoke.contains(r)).toList(),
				w.firmId() == null ? null : wordings.lastSeen(new FirmId(w.firmId())).orElse(null), override, snooze, w.clueId(),
				w.clueNumber(), w.verdict(), warnings.verdicts(w.id(), scope), warnings.events(w.id(), scope), w.version());
	}

	private static List<WarningReasonView> reasons(List<Signal> counted, Assessment assessed, RuleSet rules) {
		var all = counted.stream().collect(Collectors.toMap(s -> s.signalId().toString(), Function.identity()));
		var reasons = new ArrayList<WarningReasonView>();
		for (var contribution : assessed.contributions()) {
			var rule = SignalRule.valueOf(contribution.rule());
			var weighed = rules.rule(rule);
			var sum = contribution.lines().stream().mapToDouble(Assessment.Line::points).sum();
			for (var line : contribution.lines()) {
				var signal = Objects.requireNonNull(all.get(line.evidence().id()));
				reasons.add(new WarningReasonView(signal.signalId(), rule, rule.label(), rule.element(), rule.basis(), signal.because(),
						signal.source(), signal.recordedByName(), signal.strength(), weighed.weight(),
						(int) weighed.halfLifeDays(), weighed.cap(), contribution.capped(), signal.occurredAt(), (int) line.ageDays(),
						line.decay(), round(line.points()), round(contribution.share() * line.points() / sum), round(contribution.without()),
						weighed.halfLifeDays() > 0 && line.ageDays() > weighed.halfLifeDays(), signal.lexiconVersion(),
						signal.expiresAt() == null ? null : LocalDate.ofInstant(signal.expiresAt(), CHINA), rule.lowers(), signal.answeredAs()));
			}
		}
		return reasons;
	}

	private static double round(double points) {
		return Math.round(points * 100) / 100.0;
	}

	/** What speaks against it. */
	private List<String> against(Warning w, Scope scope) {
		var against = new ArrayList<String>();
		for (var earlier : warnings.answeredBefore(w, scope)) {
			if (earlier.verdict() == WarningVerdict.REFUTED || earlier.verdict() == WarningVerdict.DUPLICATE) {
				against.add("%s的预警%s核为“%s”（%s）".formatted(LocalDate.ofInstant(Objects.requireNonNull(earlier.closedAt()), CHINA),
						earlier.number(), earlier.verdict().label(), earlier.verdictBy()));
			}
		}
		if (w.firmId() != null) {
			wordings.guards(new FirmId(w.firmId())).forEach(guard -> against.add("另有字样已被排除：" + guard));
		}
		return against;
	}
}
