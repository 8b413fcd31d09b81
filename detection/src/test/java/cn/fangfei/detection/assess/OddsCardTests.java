package cn.fangfei.detection.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.fangfei.detection.assess.OddsTerm.Kind;
import cn.fangfei.detection.text.LegalElement;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published formula of the odds card, the rule of levels and the lines of the law (docs/detection/flow.md). */
class OddsCardTests {

	private static OddsTerm term(String code, Kind kind, double weight, double cap) {
		return new OddsTerm(code, kind, weight, cap, 0, LegalElement.SOCIAL);
	}

	private final OddsCard card = new OddsCard("v", EvidenceSource.BANK, -5, -2, Double.NaN, List.of(term("A", Kind.BEHAVIOUR, 4, 0),
			term("B", Kind.BEHAVIOUR, 3, 0), term("M", Kind.MODIFIER, 2, 0.5), term("G", Kind.GUARD, -3, 0), term("U", Kind.URGENT, 0, 0)));

	/** By hand: -5 + min(6, behaviour + modifiers) + guards; 40 + 10 (z + 2) / ln 2. */
	@ParameterizedTest
	@CsvSource({ "0 0 0 0 0, -5, 0", "0.75 0 0 0 0, -2, 40", "0 0 1 0 0, -5, 0", "0.75 0 1 0 0, -1.5, 47.2", "1 1 0 0 0, 1, 83.3",
			"1 1 1 0 0, 1, 83.3", "1 1 1 1 0, -2, 40", "0.5 0.5 0.1 0 1, -1.3, 50.1" })
	void theScoreIsTheOneReckonedByHand(String strengths, double z, double score) {
		var weighed = card.weigh(Arrays.stream(strengths.split(" ")).mapToDouble(Double::parseDouble).toArray());

		assertThat(weighed.logOdds()).isEqualTo(z, within(1e-12));
		assertThat(weighed.score()).isEqualTo(score);
		assertThat(weighed.contributions()).hasSize(5);
		assertThat(card.score(card.logOdds(weighed.contributions().stream().mapToDouble(OddsCard.Contribution::strength).toArray()))).isEqualTo(score);
	}

	@Test
	void tenPointsDoubleTheOdds() {
		var a = card.weigh(new double[] { 0.8, 0, 0, 0, 0 });
		var b = card.weigh(new double[] { 0.8 + Math.log(2) / 4, 0, 0, 0, 0 });

		assertThat(Math.exp(b.logOdds() - a.logOdds())).isEqualTo(2, within(1e-9));
		assertThat(b.score() - a.score()).isEqualTo(10, within(0.1001));
	}

	@Test
	void anAgeOrAPlaceAloneRaisesNothing() {
		assertThat(card.weigh(new double[] { 0, 0, 1, 0, 0 }).contributions().get(2).logOdds()).isZero();
	}

	@Test
	void aWeightOfTheWrongSignIsRefused() {
		assertThatThrownBy(() -> term("A", Kind.BEHAVIOUR, -1, 0)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> term("A", Kind.GUARD, 1, 0)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> term("A", Kind.URGENT, 1, 0)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> card.weigh(new double[] { 2, 0, 0, 0, 0 })).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void aCardIsReadAndABadLineNamed() throws IOException {
		var head = "# remark\nversion,1\nsource,BANK\nintercept,-5\nalert,-2\nordinary,-3\ncode,kind,weight,cap,reference,element\n";

		assertThat(OddsCard.read(new StringReader(head + "A,BEHAVIOUR,4,0,0.5,SOCIAL\n")).terms())
			.containsExactly(new OddsTerm("A", Kind.BEHAVIOUR, 4, 0, 0.5, LegalElement.SOCIAL));
		assertThatThrownBy(() -> OddsCard.read(new StringReader(head + "A,BEHAVIOUR,4\n"))).hasMessageContaining("第8行");
		assertThatThrownBy(() -> OddsCard.read(new StringReader("version,1\n"))).hasMessageContaining("source");
		assertThatThrownBy(() -> OddsCard.read(new StringReader(head + "A,GUARD,-1,0,0,SOCIAL\nA,GUARD,-1,0,0,SOCIAL\n")))
				.hasMessageContaining("重复");
	}

	/** How many elements, from how many sources: red needs three from two, orange two. */
	@ParameterizedTest
	@CsvSource({ "90,3,2,RED", "90,3,1,ORANGE", "90,2,2,ORANGE", "90,1,1,YELLOW", "90,0,0,YELLOW", "65,2,1,ORANGE", "65,1,1,YELLOW",
			"45,4,2,YELLOW",
			"45,0,0,YELLOW", "25,3,2,BLUE", "10,4,2,GREEN" })
	void aNumberAloneClaimsNoHighLevel(double score, int elements, int sources, RiskLevel level) {
		Map<LegalElement, Set<EvidenceSource>> shown = new EnumMap<>(LegalElement.class);
		for (int i = 0; i < elements; i++) {
			shown.put(LegalElement.values()[i], i == 0 && sources == 2 ? Set.of(EvidenceSource.BANK,
					EvidenceSource.TIPS) : Set.of(EvidenceSource.BANK));
		}

		assertThat(LevelRule.level(score, shown)).isEqualTo(level);
	}

	@Test
	void anyOneNumberReachesALineOfTheLaw() {
		var scale = LegalScale.standard();
		var day = LocalDate.of(2026, 1, 1);

		assertThat(scale.reached(400_000, 10, 100_000, day).label()).isNull();
		assertThat(scale.reached(600_000, 10, 100_000, day)).extracting(LegalScale.Reached::label, LegalScale.Reached::share)
			.containsExactly("追究刑事责任标准", 0.6);
		assertThat(scale.reached(100_000, 150, 0, day)).extracting(LegalScale.Reached::label, LegalScale.Reached::measure)
			.containsExactly("追究刑事责任标准", "人数");
		assertThat(scale.reached(900_000, 20, 2_500_000, day)).extracting(LegalScale.Reached::label, LegalScale.Reached::measure)
			.containsExactly("数额巨大", "未返还金额");
		assertThat(scale.reached(50_000_000, 20, 0, day).label()).isEqualTo("数额特别巨大");
		assertThat(scale.reached(50_000_000, 20, 0, LocalDate.of(2021, 12, 31)).label()).isNull();
	}

}
