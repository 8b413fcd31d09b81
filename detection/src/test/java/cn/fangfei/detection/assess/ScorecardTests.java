package cn.fangfei.detection.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published formula (docs/detection/warning.md). */
class ScorecardTests {

	private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

	private static final List<ScoreRule> RULES = List.of(new ScoreRule("A", 45, 0, 60, true), new ScoreRule("B", 30, 90, 50, true),
			new ScoreRule("C", 60, 180, 75, true), new ScoreRule("OFF", 70, 0, 79, false));

	private final Scorecard card = new Scorecard(RULES);

	/** Reckoned by hand with a pocket calculator: rule, strength, age in days; up to three pieces. */
	@ParameterizedTest
	@CsvSource({
			// one rule alone is worth its weight times its strength
			"'A 1 0', 45.0, YELLOW", "'A 0.5 0', 22.5, BLUE", "'A 1 400', 45.0, YELLOW", "'OFF 1 0', 0.0, GREEN",
			"'X 1 0', 0.0, GREEN",
			// half after a half-life, a quarter after two
			"'B 1 0', 30.0, BLUE", "'B 1 90', 15.0, GREEN", "'B 1 180', 7.5, GREEN", "'C 1 180', 30.0, BLUE",
			// one rule twice adds up to its cap
			"'A 0.5 0;A 0.5 0', 45.0, YELLOW", "'A 1 0;A 1 0', 60.0, ORANGE", "'B 1 0;B 1 90', 45.0, YELLOW",
			"'C 1 0;C 1 0;C 1 0', 75.0, ORANGE",
			// different rules: 1 - 0.55*0.70 = 0.615; 1 - 0.55*0.40 = 0.78; 1 - 0.55*0.70*0.40 = 0.846; 1 - 0.55*0.85 = 0.5325
			"'A 1 0;B 1 0', 61.5, ORANGE", "'A 1 0;C 1 0', 78.0, ORANGE", "'A 1 0;B 1 0;C 1 0', 84.6, RED",
			"'A 1 0;B 1 90', 53.3, YELLOW",
			// what lies in the future is fresh
			"'B 1 -5', 30.0, BLUE"})
	void theScoreIsTheOneReckonedByHand(String pieces, double score, RiskLevel level) {
		var assessed = card.assess(evidence(pieces), NOW);

		assertThat(assessed.score()).isEqualTo(score);
		assertThat(assessed.level()).isEqualTo(level);
	}

	@Test
	void theScoreEqualsAnIndependentReckoning() {
		var random = new Random(7);
		for (var n = 0; n < 2_000; n++) {
			var pieces = new ArrayList<Evidence>();
			for (var i = random.nextInt(9); i > 0; i--) {
				pieces.add(new Evidence("e" + i, RULES.get(random.nextInt(4)).code(), random.nextInt(101) / 100.0,
						NOW.minus(Duration.ofDays(random.nextInt(500))), random.nextInt(6) == 0 ? NOW : null));
			}

			assertThat(card.assess(pieces, NOW).score()).as(pieces.toString()).isCloseTo(exactly(pieces), within(1e-9));
		}
	}

	@Test
	void theOrderInWhichEvidenceComesDoesNotMatter() {
		var pieces = new ArrayList<>(evidence("A 0.3 10;B 1 20;C 0.7 33;B 0.2 1;A 0.9 5"));
		var first = card.assess(pieces, NOW);

		for (var seed = 0; seed < 50; seed++) {
			Collections.shuffle(pieces, new Random(seed));
			assertThat(card.assess(pieces, NOW)).isEqualTo(first);
		}
	}

	@Test
	void theSharesAddUpToTheScoreAndWithoutSaysWhatIsLeft() {
		var assessed = card.assess(evidence("A 1 0;B 1 0;C 1 0"), NOW);

		assertThat(assessed.contributions().stream().mapToDouble(Assessment.Contribution::share).sum()).isCloseTo(84.6, within(1e-9));
		assertThat(assessed.contributions()).extracting(Assessment.Contribution::rule).containsExactly("C", "A", "B");
		assertThat(assessed.contributions().get(0).without()).isCloseTo(61.5, within(1e-9));
	}

	@Test
	void furtherEvidenceNeverLowersAScoreAndNoRuleAloneMakesItRed() {
		var pieces = new ArrayList<Evidence>();
		var before = 0.0;
		for (var i = 0; i < 40; i++) {
			pieces.add(new Evidence("c" + i, "C", 1, NOW, null));
			var score = card.assess(pieces, NOW).score();
			assertThat(score).isGreaterThanOrEqualTo(before).isLessThan(RiskLevel.RED.from());
			before = score;
		}
		assertThatThrownBy(() -> new ScoreRule("D", 90, 0, 80, true)).hasMessageContaining("红色");
	}

	@Test
	void expiredEvidenceCountsNothing() {
		var piece = new Evidence("a", "A", 1, NOW.minus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(1)));

		assertThat(card.assess(List.of(piece), NOW).score()).isEqualTo(45);
		assertThat(card.assess(List.of(piece), NOW.plus(Duration.ofDays(1))).score()).isZero();
	}

	@Test
	void theDayOfTheFallIsTheFirstOnWhichTheLevelIsLower() {
		// 60 × 2^(−d/180) is 60 on day 0 and 40 on day 105.3
		var pieces = evidence("C 1 0");

		assertThat(card.fallsIn(pieces, NOW)).hasValue(1);
		assertThat(card.fallsIn(pieces, NOW.plus(Duration.ofDays(1)))).hasValue(105);
		assertThat(card.fallsIn(evidence("A 1 0"), NOW)).isEmpty();
	}

	@Test
	void theLowerBoundOfALevelBelongsToIt() {
		assertThat(List.of(RiskLevel.of(80), RiskLevel.of(79.9), RiskLevel.of(60), RiskLevel.of(40), RiskLevel.of(20),
				RiskLevel.of(19.9), RiskLevel.of(0), RiskLevel.of(100)))
			.containsExactly(RiskLevel.RED, RiskLevel.ORANGE, RiskLevel.ORANGE, RiskLevel.YELLOW, RiskLevel.BLUE,
					RiskLevel.GREEN, RiskLevel.GREEN, RiskLevel.RED);
	}

	@Test
	void nonsenseIsRefused() {
		assertThatThrownBy(() -> new ScoreRule("A", -1, 0, 10, true)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new ScoreRule("A", 1, -1, 10, true)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new ScoreRule("A", Double.NaN, 0, 10, true)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new Evidence("e", "A", 1.1, NOW, null)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new Scorecard(List.of(RULES.get(0), RULES.get(0)))).isInstanceOf(IllegalArgumentException.class);
	}

	private static List<Evidence> evidence(String pieces) {
		var list = new ArrayList<Evidence>();
		for (var piece : pieces.split(";")) {
			var cells = piece.split(" ");
			list.add(new Evidence("e" + list.size(), cells[0], Double.parseDouble(cells[1]),
					NOW.minus(Duration.ofDays(Long.parseLong(cells[2]))), null));
		}
		return list;
	}

	/** The formula once more, in decimal arithmetic and from the document, sharing nothing with the card. */
	private static double exactly(List<Evidence> pieces) {
		var context = new MathContext(40);
		var sums = new HashMap<String, BigDecimal>();
		for (var piece : pieces) {
			var rule = RULES.stream().filter(r -> r.code().equals(piece.rule())).findFirst().orElseThrow();
			if (piece.expiresAt() == null && rule.enabled()) {
				var days = Duration.between(piece.occurredAt(), NOW).toDays();
				var decay = rule.halfLifeDays() == 0 ? BigDecimal.ONE
						: BigDecimal.valueOf(StrictMath.exp(-StrictMath.log(2) * days / rule.halfLifeDays()));
				sums.merge(rule.code(), BigDecimal.valueOf(rule.weight()).multiply(BigDecimal.valueOf(piece.strength())).multiply(decay),
						BigDecimal::add);
			}
		}
		var left = BigDecimal.ONE;
		for (var rule : RULES) {
			var points = sums.getOrDefault(rule.code(), BigDecimal.ZERO).min(BigDecimal.valueOf(rule.cap()));
			left = left.multiply(BigDecimal.ONE.subtract(points.divide(BigDecimal.valueOf(100), context)), context);
		}
		return BigDecimal.valueOf(100).multiply(BigDecimal.ONE.subtract(left)).setScale(9, RoundingMode.HALF_UP)
			.setScale(1, RoundingMode.HALF_UP).doubleValue();
	}
}
