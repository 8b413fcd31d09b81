package cn.fangfei.detection.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.fangfei.detection.assess.BoostedTrees;
import cn.fangfei.detection.assess.OddsCard;
import cn.fangfei.detection.assess.OddsTerm;
import cn.fangfei.detection.assess.RiskLevel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The shipped challenger (issue 5, item 2): its walker, its signs, and that it raises a level by one at most. */
class FlowChallengerTests {

	private final FlowChallenger challenger = FlowChallenger.standard();
	private final BoostedTrees trees = challenger.trees();
	private final OddsCard card = FlowMonitor.standardWeights();

	private static List<double[]> golden() throws IOException {
		try (var in = new BufferedReader(new InputStreamReader(Objects.requireNonNull(FlowChallengerTests.class.getResourceAsStream(
				"challenger-rows.csv")), StandardCharsets.UTF_8))) {
			return in.lines().filter(line -> !line.startsWith("#"))
				.map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray()).toList();
		}
	}

	@Test
	void theWalkerGivesWhatTheLibraryGave() throws IOException {
		int inputs = trees.inputs().size();

		var rows = golden();

		assertThat(rows).hasSizeGreaterThanOrEqualTo(40);
		for (var row : rows) {
			assertThat(row).hasSize(2 * inputs + 2);
			var marks = Arrays.copyOf(row, inputs);
			assertThat(trees.logOdds(marks)).isCloseTo(row[inputs], within(1e-9));
			var brought = trees.contributions(marks);
			for (int i = 0; i < inputs; i++) {
				assertThat(brought[i]).as(trees.inputs().get(i)).isCloseTo(row[inputs + 1 + i], within(1e-9));
			}
			assertThat(trees.expected()).isCloseTo(row[2 * inputs + 1], within(1e-9));
			assertThat(Arrays.stream(brought).sum() + trees.expected()).isCloseTo(trees.logOdds(marks), within(1e-10));
		}
	}

	@Test
	void moreOfAMarkNeverCountsAgainstItsSign() throws IOException {
		var random = new Random(5);
		var rows = golden();
		int moved = 0;
		for (int round = 0; round < 20_000; round++) {
			var row = Arrays.copyOf(rows.get(random.nextInt(rows.size())), trees.inputs().size());
			for (int i = 0; i < row.length; i++) {
				row[i] = random.nextInt(4) == 0 ? random.nextDouble() : row[i];
			}
			int which = random.nextInt(row.length);
			double before = trees.logOdds(row);
			row[which] += (1 - row[which]) * random.nextDouble();
			double change = trees.logOdds(row) - before;
			assertThat(change * trees.signs().get(which)).as(trees.inputs().get(which)).isGreaterThanOrEqualTo(-1e-12);
			moved += change != 0 ? 1 : 0;
		}
		assertThat(moved).isGreaterThan(500);
	}

	@Test
	void itsSignsAreThoseOfTheCardAndItKnowsNeitherAgeNorPlace() {
		assertThat(challenger.knows(card)).as("fitted on the marks of the shipped card; if not, fit anew (docs/detection/challenger.md)").isTrue();
		for (int i = 0; i < trees.inputs().size(); i++) {
			var code = trees.inputs().get(i);
			var term = card.terms().stream().filter(t -> t.code().equals(code)).findFirst().orElseThrow();
			assertThat(trees.signs().get(i)).isEqualTo(term.kind() == OddsTerm.Kind.GUARD ? -1 : 1);
		}
		assertThat(trees.inputs()).doesNotContain("ELDER", "FAR", "WIND_DOWN");
		assertThatThrownBy(() -> new FlowChallenger(BoostedTrees.read(new StringReader(
				"version,x\nbeside,y\nalert,0\nordinary,0\ninput,ELDER,1\ntree\nleaf,0,1\n")))).hasMessageContaining("不得用");
	}

	@Test
	void aLevelIsRaisedByOneAtMost() {
		for (var official : RiskLevel.values()) {
			for (var challenging : RiskLevel.values()) {
				var told = FlowChallenger.raised(official, challenging);

				assertThat(told).isGreaterThanOrEqualTo(official);
				assertThat(told.ordinal() - official.ordinal()).isEqualTo(challenging.compareTo(official) > 0 ? 1 : 0);
				if (told != official) {
					assertThat(told).isLessThanOrEqualTo(challenging);
				}
			}
		}
	}

	@Test
	void everyAlertShowsWhatTheChallengerThinksAndWhy() {
		var town = Town.ordinary(1, 330);

		var alerts = town.alerts(town.rows);

		assertThat(alerts).isNotEmpty();
		for (var alert : alerts) {
			var challenge = alert.challenge();
			assertThat(challenge.version()).isEqualTo(trees.version());
			assertThat(challenge.score()).isBetween(0.0, 100.0);
			assertThat(challenge.reasons()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
			assertThat(challenge.reasons()).extracting(FlowReason::logOdds).isSortedAccordingTo((a, b) -> Double.compare(b, a))
				.allMatch(logOdds -> logOdds > 0);
			assertThat(challenge.reasons()).allMatch(reason -> !reason.sentence().isBlank());
			assertThat(alert.level().ordinal() - challenge.official().ordinal()).isBetween(0, 1);
		}
	}

}
