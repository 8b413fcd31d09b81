package cn.fangfei.server.warning;

import cn.fangfei.detection.assess.Assessment;
import cn.fangfei.detection.assess.Precision;
import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.detection.assess.ScoreRule;
import cn.fangfei.server.access.Access;
import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.AfterCommit;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.Scope;
import cn.fangfei.server.warning.RulePreview.PreviewLevels;
import cn.fangfei.server.warning.RulePreview.PreviewSubject;
import cn.fangfei.server.warning.RuleSetView.RuleView;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where the rules are read, drafted, tried on what is known today, and published by a second person. A published version is never
 * changed; the whole territory is weighed anew by it.
 */
@Service
@Transactional
class RuleDesk {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final int SUBJECTS_A_SLICE = 5_000;

	private static final int SHOWN = 100;

	private final RuleSets ruleSets;

	private final Signals signals;

	private final Warnings warnings;

	private final WeighingBell bell;

	private final Access access;

	private final AuditTrail audit;

	private final Clock clock;

	RuleDesk(RuleSets ruleSets, Signals signals, Warnings warnings, WeighingBell bell, Access access, AuditTrail audit, Clock clock) {
		this.ruleSets = ruleSets;
		this.signals = signals;
		this.warnings = warnings;
		this.bell = bell;
		this.access = access;
		this.audit = audit;
		this.clock = clock;
	}

	/** All versions, newest first. */
	@Permit("warning:read")
	@Transactional(readOnly = true)
	List<RuleSetSummary> list() {
		var inForce = ruleSets.inForce(clock.instant()).version();
		return ruleSets.list()
			.stream()
			.map(s -> new RuleSetSummary(s.version(), s.status(), s.version() == inForce, s.note(), s.draftedByName(), s.draftedAt(),
					s.publishedByName(), s.publishedAt(), s.effectiveFrom()))
			.toList();
	}

	/** A version with what each rule has been worth so far in the territory of the post. */
	@Permit("warning:read")
	@Transactional(readOnly = true)
	RuleSetView get(int version) {
		return view(ruleSets.find(version).orElseThrow(RuleSetNotFound::new));
	}

	/** Begins the next version as a copy of the one in force. */
	@Permit("warning:rule")
	RuleSetView draft(String note) {
		var actor = access.actor();
		ruleSets.lock();
		ruleSets.draft().ifPresent(other -> {
			throw new RuleDraftExists(other.draftedByName());
		});
		var version = ruleSets.draft(ruleSets.inForce(clock.instant()), note.strip(), actor, clock.instant());
		audit.record(actor, "warning:rule", "warning-rule-set", version, actor.region(), "起草预警规则第" + version + "版");
		return view(ruleSets.find(version).orElseThrow());
	}

	/** Changes a draft. */
	@Permit("warning:rule")
	RuleSetView change(int version, ChangeWarningRulesRequest request) {
		var actor = access.actor();
		var draft = draftOf(version);
		var rules = new ArrayList<ScoreRule>();
		for (var rule : SignalRule.values()) {
			var told = request.rules().stream().filter(r -> r.rule() == rule).findFirst();
			rules.add(told.map(RuleDesk::usable).orElseGet(() -> draft.rule(rule)));
		}
		var changed = new RuleSet(version, draft.status(), request.opensAt(), request.retireBelow(), request.retireAfter(),
				request.note().strip(), draft.draftedBy(), draft.draftedByName(), draft.draftedAt(), null, null, null,
				request.revision(), rules);
		if (!ruleSets.change(changed)) {
			throw new RuleDraftChangedMeanwhile();
		}
		audit.record(actor, "warning:rule", "warning-rule-set", version, actor.region(), "修改预警规则第" + version + "版草稿");
		return view(ruleSets.find(version).orElseThrow());
	}

	/** What a version would open and let go against the one in force, on the signals of the territory as they stand now. */
	@Permit("warning:rule")
	@Transactional(readOnly = true)
	RulePreview preview(int version) {
		return compare(ruleSets.inForce(clock.instant()), ruleSets.find(version).orElseThrow(RuleSetNotFound::new),
				access.actor().scope(), clock.instant());
	}

	/** Publishes a draft of somebody else. The database refuses the same person once more. */
	@Permit("warning:publish")
	RuleSetView publish(int version, LocalDate from, int revision) {
		var actor = access.actor();
		var now = clock.instant();
		ruleSets.lock();
		var draft = draftOf(version);
		if (actor.accountId().equals(draft.draftedBy())) {
			throw new RuleDraftOwn();
		}
		var today = LocalDate.ofInstant(now, CHINA);
		if (from.isBefore(today)) {
			throw new RuleDateWrong(today.toString());
		}
		if (!ruleSets.publish(version, revision, from, actor, now)) {
			throw new RuleDraftChangedMeanwhile();
		}
		audit.record(actor, "warning:publish", "warning-rule-set", version, actor.region(),
				"发布预警规则第" + version + "版（" + draft.draftedByName() + "起草），" + from + "起生效");
		AfterCommit.run(bell::ring);
		return view(ruleSets.find(version).orElseThrow());
	}

	/** Takes a draft back. */
	@Permit("warning:rule")
	RuleSetView withdraw(int version, int revision) {
		var actor = access.actor();
		draftOf(version);
		if (!ruleSets.withdraw(version, revision)) {
			throw new RuleDraftChangedMeanwhile();
		}
		audit.record(actor, "warning:rule", "warning-rule-set", version, actor.region(), "撤下预警规则第" + version + "版草稿");
		return view(ruleSets.find(version).orElseThrow());
	}

	private RuleSet draftOf(int version) {
		var set = ruleSets.find(version).orElseThrow(RuleSetNotFound::new);
		if (set.status() != RuleSetStatus.DRAFT) {
			throw new RuleSetNotDraft();
		}
		return set;
	}

	private static ScoreRule usable(ChangeWarningRulesRequest.RuleDraft told) {
		try {
			return new ScoreRule(told.rule().name(), told.weight(), told.halfLifeDays(), told.cap(), told.enabled());
		}
		catch (IllegalArgumentException e) {
			throw new RuleUnusable(told.rule().label(), Optional.ofNullable(e.getMessage()).orElse("内容不对"));
		}
	}

	private RuleSetView view(RuleSet set) {
		var scope = access.actor().scope();
		var answers = warnings.answersByRule(scope);
		var open = warnings.openByRule(scope);
		var inForce = ruleSets.inForce(clock.instant());
		return new RuleSetView(set.version(), set.status(), set.version() == inForce.version(), set.opensAt(), set.retireBelow(),
				set.retireAfter(), set.note(), set.draftedBy() != null && set.draftedBy().equals(access.actor().accountId()),
				set.draftedByName(), set.draftedAt(), set.publishedByName(), set.publishedAt(), set.effectiveFrom(), set.revision(),
				Arrays.stream(SignalRule.values())
					.map(r -> rule(set, r, answers.getOrDefault(r.name(), Map.of()), open.getOrDefault(r.name(), 0)))
					.toList());
	}

	private static RuleView rule(RuleSet set, SignalRule rule, Map<WarningVerdict, Integer> answers, int open) {
		var weighed = set.rule(rule);
		var confirmed = answers.getOrDefault(WarningVerdict.CONFIRMED, 0);
		var refuted = answers.getOrDefault(WarningVerdict.REFUTED, 0);
		var judged = confirmed + refuted;
		var precision = Precision.of(confirmed, judged);
		return new RuleView(rule, rule.label(), rule.element(), rule.told(), rule.basis(), rule.meaning(), rule.lowers(), weighed.weight(),
				(int) weighed.halfLifeDays(), weighed.cap(), weighed.enabled(), open, confirmed, refuted,
				answers.getOrDefault(WarningVerdict.DUPLICATE, 0), answers.getOrDefault(WarningVerdict.UNVERIFIABLE, 0),
				judged == 0 ? null : precision.share(), judged == 0 ? null : precision.low(), judged == 0 ? null : precision.high(),
				weighed.enabled() && judged >= set.retireAfter() && precision.share() < set.retireBelow());
	}

	private RulePreview compare(RuleSet before, RuleSet after, Scope scope, Instant now) {
		var levelsBefore = new EnumMap<RiskLevel, Integer>(RiskLevel.class);
		var levelsAfter = new EnumMap<RiskLevel, Integer>(RiskLevel.class);
		var appear = new ArrayList<PreviewSubject>();
		var vanish = new ArrayList<PreviewSubject>();
		var moved = new ArrayList<PreviewSubject>();
		var subjects = 0;
		UUID last = null;
		var oldCard = before.card();
		var newCard = after.card();
		for (var slice = signals.standing(scope, last, SUBJECTS_A_SLICE); !slice.isEmpty(); slice = signals.standing(scope, last,
				SUBJECTS_A_SLICE)) {
			var bySubject = slice.stream().collect(Collectors.groupingBy(Signal::subjectId));
			for (var known : bySubject.values()) {
				var counting = known.stream().filter(Signal::counts).toList();
				var unanswered = counting.stream().anyMatch(s -> s.answeredIn() == null);
				var evidence = counting.stream().map(Signal::evidence).toList();
				var was = oldCard.assess(evidence, now);
				var is = newCard.assess(evidence, now);
				subjects++;
				if (unanswered) {
					note(known.get(0), was, is, before.opensAt(), after.opensAt(), levelsBefore, levelsAfter, appear, vanish, moved);
				}
			}
			last = slice.get(slice.size() - 1).subjectId();
		}
		return new RulePreview(after.version(), before.version(), after.revision(), subjects, levels(levelsBefore), levels(levelsAfter),
				appear.size(), first(appear), vanish.size(), first(vanish), moved.size(), first(moved));
	}

	private static void note(Signal about, Assessment was, Assessment is, double openedAt, double opensAt,
			Map<RiskLevel, Integer> levelsBefore, Map<RiskLevel, Integer> levelsAfter, List<PreviewSubject> appear,
			List<PreviewSubject> vanish, List<PreviewSubject> moved) {
		var stood = was.score() >= openedAt;
		var stands = is.score() >= opensAt;
		if (stood) {
			levelsBefore.merge(was.level(), 1, Integer::sum);
		}
		if (stands) {
			levelsAfter.merge(is.level(), 1, Integer::sum);
		}
		var subject = new PreviewSubject(about.subjectId(), about.subjectName(), was.score(), was.level(), is.score(), is.level());
		if (stands && !stood) {
			appear.add(subject);
		}
		else if (stood && !stands) {
			vanish.add(subject);
		}
		else if (stood && was.level() != is.level()) {
			moved.add(subject);
		}
	}

	private static PreviewLevels levels(Map<RiskLevel, Integer> counts) {
		return new PreviewLevels(counts.getOrDefault(RiskLevel.RED, 0), counts.getOrDefault(RiskLevel.ORANGE, 0),
				counts.getOrDefault(RiskLevel.YELLOW, 0), counts.getOrDefault(RiskLevel.BLUE, 0), counts.getOrDefault(RiskLevel.GREEN, 0));
	}

	private static List<PreviewSubject> first(List<PreviewSubject> all) {
		return all.stream()
			.sorted(Comparator.comparingDouble((PreviewSubject s) -> Math.max(s.scoreBefore(), s.scoreAfter()))
				.reversed()
				.thenComparing(PreviewSubject::subjectName))
			.limit(SHOWN)
			.toList();
	}
}
