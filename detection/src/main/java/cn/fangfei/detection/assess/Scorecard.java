package cn.fangfei.detection.assess;

import cn.fangfei.detection.assess.Assessment.Contribution;
import cn.fangfei.detection.assess.Assessment.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Weighs the evidence about one subject by a published set of rules.
 *
 * <p>Theory: a <b>noisy-or</b>. Each rule is read as a cause that, alone, would justify looking into the subject to the degree
 * {@code p = points / 100}; the causes are taken as independent, so what is left unjustified is the product of what each leaves:
 * <pre>
 *   points(r) = min(cap(r), weight(r) × Σ strength(i) × 2^(−age(i) / halfLife(r)))
 *   score     = 100 × (1 − Π (1 − points(r) / 100))
 * </pre>
 * It is chosen over a plain sum because it cannot leave 0–100, every further piece of evidence raises it and never by more than
 * its own points, and the order does not matter. A rule that speaks twice adds up to its cap and no further; different rules
 * multiply. The shares in which a score is explained divide it by the logarithms of what each rule leaves, the only split that does
 * not depend on an order.
 *
 * <p>Limits: the weights are set by people and not learned; independence is assumed and not true of rules that read the same
 * text (several words of one scope), which is why such rules are given small weights; a score is no probability, and 60 is not
 * twice as bad as 30. What nobody told the platform weighs nothing: a low score is no clearance.
 *
 * <p>Owns no clock and no state: the same evidence, rules and instant give the same figures, in whatever order they come.
 */
public final class Scorecard {

	private static final double MILLIS_A_DAY = Duration.ofDays(1).toMillis();

	/** How far ahead a fall by decay alone is looked for. */
	private static final int HORIZON_DAYS = 1_095;

	private final Map<String, ScoreRule> rules = new HashMap<>();

	public Scorecard(Collection<ScoreRule> rules) {
		rules.forEach(rule -> {
			if (this.rules.put(rule.code(), rule) != null) {
				throw new IllegalArgumentException("规则“" + rule.code() + "”重复");
			}
		});
	}

	/** The score at an instant. Evidence of a rule that this card does not know or that is switched off counts nothing. */
	public Assessment assess(Collection<Evidence> evidence, Instant at) {
		var lines = new TreeMap<String, List<Line>>();
		evidence.stream()
			.sorted(Comparator.comparing(Evidence::occurredAt).thenComparing(Evidence::id))
			.forEach(piece -> {
				var line = line(piece, at);
				if (line != null) {
					lines.computeIfAbsent(piece.rule(), r -> new ArrayList<>()).add(line);
				}
			});
		var left = 1.0;
		var points = new TreeMap<String, Double>();
		for (var rule : lines.entrySet()) {
			var sum = 0.0;
			for (var line : rule.getValue()) {
				sum += line.points();
			}
			var capped = Math.min(sum, rules.get(rule.getKey()).cap());
			points.put(rule.getKey(), capped);
			left *= 1 - capped / 100;
		}
		var score = 100 * (1 - left);
		var contributions = new ArrayList<Contribution>();
		for (var rule : points.entrySet()) {
			var own = rule.getValue();
			if (own > 0) {
				var remains = 1 - own / 100;
				var lineSum = lines.get(rule.getKey()).stream().mapToDouble(Line::points).sum();
				contributions.add(new Contribution(rule.getKey(), own, lineSum > own, score * Math.log(remains) / Math.log(left),
						100 * (1 - left / remains), List.copyOf(lines.get(rule.getKey()))));
			}
		}
		contributions.sort(Comparator.comparingDouble(Contribution::points).reversed().thenComparing(Contribution::rule));
		var printed = rounded(score);
		return new Assessment(printed, RiskLevel.of(printed), List.copyOf(contributions));
	}

	/** In how many days the level falls when nothing happens but time; empty when it does not within three years. */
	public OptionalInt fallsIn(Collection<Evidence> evidence, Instant at) {
		var now = assess(evidence, at).level();
		if (assess(evidence, at.plus(Duration.ofDays(HORIZON_DAYS))).level() == now) {
			return OptionalInt.empty();
		}
		var stands = 0;
		var fallen = HORIZON_DAYS;
		while (fallen - stands > 1) {
			var middle = (stands + fallen) / 2;
			if (assess(evidence, at.plus(Duration.ofDays(middle))).level() == now) {
				stands = middle;
			}
			else {
				fallen = middle;
			}
		}
		return OptionalInt.of(fallen);
	}

	/** To one decimal, half up. */
	public static double rounded(double points) {
		return Math.floor(points * 10 + 0.5 + 1e-9) / 10;
	}

	private Line line(Evidence piece, Instant at) {
		var rule = rules.get(piece.rule());
		if (rule == null || !rule.enabled() || piece.expiresAt() != null && !at.isBefore(piece.expiresAt())) {
			return null;
		}
		var age = Math.max(0, Duration.between(piece.occurredAt(), at).toMillis() / MILLIS_A_DAY);
		var decay = rule.halfLifeDays() == 0 ? 1 : Math.pow(2, -age / rule.halfLifeDays());
		return new Line(piece, age, decay, rule.weight() * piece.strength() * decay);
	}
}
