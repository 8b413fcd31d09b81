package cn.fangfei.server.warning;

import cn.fangfei.detection.assess.Assessment;
import cn.fangfei.detection.assess.Evidence;
import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.detection.assess.Scorecard;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.notify.MessageKind;
import cn.fangfei.server.notify.Notice;
import cn.fangfei.server.notify.NotifyDesk;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Weighs subjects in the transaction of whoever asks: opens warnings, moves their scores and levels, lets overrides and snoozes run
 * out, lets what has faded go. Many subjects cost a fixed number of statements.
 */
@Component
class Weigher {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	/** A change of the score that is worth a line of the timeline although the level stays. */
	private static final double WORTH_TELLING = 1;

	private final Weighings weighings;

	private final RuleSets ruleSets;

	private final NotifyDesk notify;

	Weigher(Weighings weighings, RuleSets ruleSets, NotifyDesk notify) {
		this.weighings = weighings;
		this.ruleSets = ruleSets;
		this.notify = notify;
	}

	/** What a weighing writes. */
	private record Results(List<Map<String, @Nullable Object>> opened, List<Map<String, @Nullable Object>> scored,
			List<Map<String, @Nullable Object>> reasons, List<Map<String, @Nullable Object>> events, List<Told> told) {

		static Results none() {
			return new Results(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		}
	}

	private record Told(UUID warningId, String region, String subject, RiskLevel level, double score, String because) {
	}

	/** Weighs these subjects by the rules in force. */
	void weigh(Collection<UUID> subjects, Instant now) {
		if (subjects.isEmpty()) {
			return;
		}
		weighings.hold(subjects);
		var rules = ruleSets.inForce(now);
		var card = rules.card();
		var signals = weighings.signals(subjects).stream().collect(Collectors.groupingBy(Signal::subjectId));
		var open = weighings.open(subjects).stream().collect(Collectors.toMap(Weighings.Open::subjectId, Function.identity()));
		var results = Results.none();
		for (var subject : new TreeSet<>(subjects)) {
			var counting = signals.getOrDefault(subject, List.of()).stream().filter(Signal::counts).toList();
			var evidence = counting.stream().map(Signal::evidence).toList();
			var assessed = card.assess(evidence, now);
			var known = open.get(subject);
			if (known != null) {
				again(known, counting, evidence, assessed, rules, card, now, results);
			}
			else if (assessed.score() >= rules.opensAt() && anyUnanswered(counting, assessed)) {
				first(counting, evidence, assessed, rules, card, now, results);
			}
		}
		keep(results, now);
	}

	/** What was answered once does not open a warning again by itself. */
	private static boolean anyUnanswered(List<Signal> counting, Assessment assessed) {
		var heavy = byId(counting);
		return assessed.contributions()
			.stream()
			.flatMap(c -> c.lines().stream())
			.anyMatch(line -> Objects.requireNonNull(heavy.get(line.evidence().id())).answeredIn() == null);
	}

	private void first(List<Signal> counting, Collection<Evidence> evidence, Assessment assessed, RuleSet rules, Scorecard card,
			Instant now, Results results) {
		var id = Ids.next();
		var about = about(counting);
		var because = because(counting, assessed);
		var opened = new HashMap<String, @Nullable Object>();
		opened.put("warningId", id);
		opened.put("subjectId", about.subjectId());
		opened.put("subjectName", about.subjectName());
		opened.put("creditCode", about.creditCode());
		opened.put("firmId", about.firmId());
		opened.put("county", about.county());
		opened.put("region", about.regionCode());
		opened.put("score", assessed.score());
		opened.put("ruleVersion", rules.version());
		opened.put("rules", codes(assessed));
		opened.put("because", because);
		opened.put("signalledAt", newest(counting, assessed));
		opened.put("fallsOn", fallsOn(card, evidence, now));
		results.opened().add(opened);
		reasons(id, assessed, results);
		event(results, id, WarningEventKind.OPENED, assessed.score(), "成为%s色预警，%s分：%s".formatted(word(assessed.level()),
				figure(assessed.score()), because));
		if (assessed.level().compareTo(RiskLevel.ORANGE) >= 0) {
			results.told().add(new Told(id, about.regionCode(), about.subjectName(), assessed.level(), assessed.score(), because));
		}
	}

	private void again(Weighings.Open known, List<Signal> counting, Collection<Evidence> evidence, Assessment assessed, RuleSet rules,
			Scorecard card, Instant now, Results results) {
		var id = known.warningId();
		var overrideUntil = known.overrideUntil();
		if (overrideUntil != null && !now.isBefore(overrideUntil)) {
			overrideUntil = null;
			event(results, id, WarningEventKind.LIFTED, assessed.score(), "人工定分到期，恢复按规则计分");
		}
		var shown = overrideUntil == null ? assessed.score() : Objects.requireNonNull(known.overrideScore());
		var level = RiskLevel.of(shown);
		var before = RiskLevel.of(known.shownScore());
		var status = known.status();
		var snoozeUntil = known.snoozeUntil();
		String woken = null;
		if (status == WarningStatus.SNOOZED) {
			if (snoozeUntil == null || !now.isBefore(snoozeUntil)) {
				woken = "暂缓到期，重新待研判";
			}
			else if (known.snoozeScore() != null && level.compareTo(RiskLevel.of(known.snoozeScore())) > 0) {
				woken = "分数升到" + word(level) + "色，提前结束暂缓";
			}
			if (woken != null) {
				status = WarningStatus.OPEN;
				snoozeUntil = null;
				event(results, id, WarningEventKind.WOKEN, shown, woken);
			}
		}
		if (overrideUntil == null && status != WarningStatus.CLUE && assessed.score() < rules.opensAt()) {
			status = WarningStatus.FADED;
			snoozeUntil = null;
			woken = woken == null ? "预警已消退" : woken;
			event(results, id, WarningEventKind.FADED, assessed.score(),
					"分数降到%s分，低于成为预警的%s分，自行消退".formatted(figure(assessed.score()), figure(rules.opensAt())));
		}
		else if (level != before) {
			event(results, id, level.compareTo(before) > 0 ? WarningEventKind.RAISED : WarningEventKind.LOWERED, shown,
					"由%s色%s到%s色，%s分：%s".formatted(word(before), level.compareTo(before) > 0 ? "升" : "降", word(level),
							figure(shown), because(counting, assessed)));
			if (level.compareTo(before) > 0 && level.compareTo(RiskLevel.ORANGE) >= 0 && status != WarningStatus.CLUE) {
				results.told()
					.add(new Told(id, about(counting, known).regionCode(), known.subjectName(), level, shown, because(counting, assessed)));
			}
		}
		else if (Math.abs(shown - known.toldScore()) >= WORTH_TELLING) {
			event(results, id, WarningEventKind.SCORED, shown, "%s分：%s".formatted(figure(shown), because(counting, assessed)));
		}
		var about = about(counting, known);
		var fallsOn = fallsOn(card, evidence, now);
		var newest = newest(counting, assessed);
		var because = assessed.contributions().isEmpty() ? known.because() : because(counting, assessed);
		var codes = codes(assessed);
		if (assessed.score() == known.score() && shown == known.shownScore() && status == known.status()
				&& rules.version() == known.ruleVersion() && codes.equals(known.rules()) && because.equals(known.because())
				&& about.regionCode().equals(known.regionCode()) && about.subjectName().equals(known.subjectName())
				&& Objects.equals(newest, known.signalledAt() == null ? null : known.signalledAt().toString())
				&& Objects.equals(overrideUntil, known.overrideUntil())) {
			return;
		}
		var scored = new HashMap<String, @Nullable Object>();
		scored.put("warningId", id);
		scored.put("status", status);
		scored.put("score", assessed.score());
		scored.put("shownScore", shown);
		scored.put("ruleVersion", rules.version());
		scored.put("rules", codes);
		scored.put("because", because);
		scored.put("region", about.regionCode());
		scored.put("subjectName", about.subjectName());
		scored.put("signalledAt", newest == null ? Objects.requireNonNull(known.signalledAt()).toString() : newest);
		scored.put("fallsOn", fallsOn);
		scored.put("overrideUntil", overrideUntil == null ? null : overrideUntil.toString());
		scored.put("snoozeUntil", snoozeUntil == null ? null : snoozeUntil.toString());
		scored.put("snoozeEnded", woken);
		results.scored().add(scored);
		reasons(id, assessed, results);
	}

	private void keep(Results results, Instant now) {
		var numbers = results.opened().isEmpty() ? Map.<UUID, String>of()
				: weighings.open(results.opened(), now, LocalDate.ofInstant(now, CHINA).getYear());
		if (!results.scored().isEmpty() || !results.events().isEmpty()) {
			weighings.keepScores(results.scored(), results.reasons(), results.events(), now);
		}
		for (var told : results.told()) {
			var red = told.level() == RiskLevel.RED;
			notify.toOffice(new RegionCode(told.region()),
					new Notice(red ? MessageKind.URGENT : MessageKind.TODO,
							"%s“%s”%s%s色预警，%s分：%s".formatted(numbers.containsKey(told.warningId()) ? "新预警" : "预警升级",
									told.subject(), numbers.containsKey(told.warningId()) ? "为" : "升为", word(told.level()),
									figure(told.score()), told.because()),
							"/warnings/" + told.warningId(), "warning", told.warningId().toString()));
		}
	}

	private static void reasons(UUID warning, Assessment assessed, Results results) {
		for (var contribution : assessed.contributions()) {
			for (var line : contribution.lines()) {
				results.reasons()
					.add(Map.of("warningId", warning, "signalId", line.evidence().id(), "rule", contribution.rule(), "points",
							line.points(), "decay", line.decay()));
			}
		}
	}

	private static void event(Results results, UUID warning, WarningEventKind kind, double score, String text) {
		results.events().add(Map.of("warningId", warning, "kind", kind, "score", score, "text", text));
	}

	private static List<String> codes(Assessment assessed) {
		return assessed.contributions().stream().map(Assessment.Contribution::rule).toList();
	}

	private static Map<String, Signal> byId(List<Signal> signals) {
		return signals.stream().collect(Collectors.toMap(s -> s.signalId().toString(), Function.identity()));
	}

	/** The sentence of the weightiest piece. */
	private static String because(List<Signal> counting, Assessment assessed) {
		var all = byId(counting);
		return assessed.contributions()
			.stream()
			.findFirst()
			.flatMap(c -> c.lines().stream().max(Comparator.comparingDouble(Assessment.Line::points)))
			.map(line -> Objects.requireNonNull(all.get(line.evidence().id())).because())
			.orElse("已没有计入的信号");
	}

	private static @Nullable String newest(List<Signal> counting, Assessment assessed) {
		var all = byId(counting);
		return assessed.contributions()
			.stream()
			.flatMap(c -> c.lines().stream())
			.map(line -> Objects.requireNonNull(all.get(line.evidence().id())).occurredAt())
			.max(Comparator.naturalOrder())
			.map(Instant::toString)
			.orElse(null);
	}

	private static @Nullable String fallsOn(Scorecard card, Collection<Evidence> evidence, Instant now) {
		var days = card.fallsIn(evidence, now);
		return days.isEmpty() ? null : LocalDate.ofInstant(now, CHINA).plusDays(days.getAsInt()).toString();
	}

	/** Who and where: the register knows best, else the newest word. */
	private record About(UUID subjectId, String subjectName, @Nullable String creditCode, @Nullable UUID firmId, String county,
			String regionCode) {
	}

	private static About about(List<Signal> counting) {
		var best = counting.stream()
			.max(Comparator.comparing(Signal::ofRegister).thenComparing(Signal::recordedAt).thenComparing(s -> s.signalId().toString()))
			.orElseThrow();
		return new About(best.subjectId(), best.subjectName(),
				counting.stream().map(Signal::creditCode).filter(Objects::nonNull).findFirst().orElse(null),
				counting.stream().map(Signal::firmId).filter(Objects::nonNull).findFirst().orElse(null), best.county(),
				best.regionCode());
	}

	private static About about(List<Signal> counting, Weighings.Open known) {
		return counting.isEmpty() ? new About(known.subjectId(), known.subjectName(), null, null, known.county(), known.regionCode())
				: about(counting);
	}

	static String word(RiskLevel level) {
		return switch (level) {
			case RED -> "红";
			case ORANGE -> "橙";
			case YELLOW -> "黄";
			case BLUE -> "蓝";
			case GREEN -> "绿";
		};
	}

	static String figure(double score) {
		return score == Math.rint(score) ? Long.toString((long) score) : Double.toString(score);
	}
}
