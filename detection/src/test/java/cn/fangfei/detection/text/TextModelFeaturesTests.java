package cn.fangfei.detection.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a model sees of a text (issue 4, item 4); all names are made up. */
class TextModelFeaturesTests {

	private static final TextScreen SCREEN = TextScreen.standard();

	private static TextModelFeatures features(String text) {
		var item = TextItem.of(text);
		return TextModelFeatures.of(item, SCREEN.screen(item));
	}

	private static String signs(String text) {
		var plain = PlainText.of(text);
		var signs = TextModelSigns.of(text, plain, TextTerms.standard().find(plain), Entities.of(plain));
		return new String(signs.chars, 0, signs.length).replace(TextModelSigns.FIRM, 'F').replace(TextModelSigns.PERSON, 'P')
			.replace(TextModelSigns.PLACE, 'L').replace(TextModelSigns.BRAND, 'B').replace(TextModelSigns.QUOTED, 'Q');
	}

	@Test
	void aNameAPlaceAndANumberAreOneSignEach() {
		assertThat(signs("沅北市公安局对棠聿实业有限公司立案")).isEqualTo("L市公安局对F立案");
		assertThat(signs("对“棠小聿”立案")).isEqualTo("对Q立案");
		assertThat(signs("珩禾金服被立案")).isEqualTo("B金服被立案");
		assertThat(signs("珩禾贷被立案")).isEqualTo("B贷被立案");
		assertThat(signs("周某某等12人被抓")).isEqualTo("P等0人被抓");
	}

	@Test
	void aWordThatEndsLikeABrandIsNone() {
		assertThat(signs("校园贷被立案")).isEqualTo("校园贷被立案");
		assertThat(signs("虚拟货币被查")).doesNotContain("B");
	}

	@Test
	void aQuotedCrimeIsNoName() {
		assertThat(signs("他说“非法集资”不归他管")).doesNotContain("Q");
	}

	@Test
	void aSignKnowsWhereThePlainCharacterStands() {
		var text = "棠聿实业有限公司涉嫌非法集资";
		var plain = PlainText.of(text);
		var signs = TextModelSigns.of(text, plain, TextTerms.standard().find(plain), Entities.of(plain));

		assertThat(signs.at(0)).isZero();
		assertThat(signs.at(7)).isZero();
		assertThat(signs.at(8)).isEqualTo(1);
		assertThat(signs.at(plain.length)).isEqualTo(signs.length).isEqualTo(7);
	}

	@Test
	void theContextOfTheCrimeIsTheSameWhoeverIsAccused() {
		var one = features("沅北市公安局对棠聿实业有限公司涉嫌非法吸收公众存款案立案侦查");
		var other = features("稔东市公安局对珩禾稔穗商贸有限公司涉嫌非法吸收公众存款案立案侦查");

		assertThat(one.grams()[TextModelFeatures.CONTEXT]).isNotEmpty().isEqualTo(other.grams()[TextModelFeatures.CONTEXT]);
		assertThat(one.grams()[TextModelFeatures.TOGETHER]).isNotEmpty().isEqualTo(other.grams()[TextModelFeatures.TOGETHER]);
		assertThat(one.grams()[TextModelFeatures.TEXT]).isNotEqualTo(other.grams()[TextModelFeatures.TEXT]);
	}

	@Test
	void beforeAndBehindTheCrimeAreToldApart() {
		assertThat(features("好非法集资").grams()[TextModelFeatures.CONTEXT]).hasSize(1)
			.doesNotContain(features("非法集资好").grams()[TextModelFeatures.CONTEXT]);
	}

	@Test
	void theWholeTextSharesNoBucketWithTheOtherRooms() {
		var features = features("沅北市公安局对棠聿实业有限公司涉嫌非法吸收公众存款案立案侦查");

		for (int room = 0; room < TextModelFeatures.ROOMS; room++) {
			boolean whole = room == TextModelFeatures.TEXT;
			assertThat(Arrays.stream(features.grams()[room])).isNotEmpty().allMatch(gram -> gram < TextModelFeatures.GRAMS / 2 == whole);
		}
	}

	@Test
	void aTextThatNamesNoCrimeHasNoContext() {
		var features = features("棠聿实业有限公司空调清洗，预约上门");

		assertThat(features.grams()[TextModelFeatures.CONTEXT]).isEmpty();
		assertThat(features.grams()[TextModelFeatures.TOGETHER]).isEmpty();
		assertThat(features.grams()[TextModelFeatures.SHAPE]).isNotEmpty();
	}

	@Test
	void onlyWhatStandsInOneSentenceStandsTogether() {
		var together = features("警方提醒：非法集资").grams()[TextModelFeatures.TOGETHER];
		var apart = features("警方提醒。非法集资").grams()[TextModelFeatures.TOGETHER];

		assertThat(together.length).isGreaterThan(apart.length);
	}

	@Test
	void aSentenceThatNamesTheCrimeIsReadWholeAndNoOther() {
		var one = features("棠聿实业有限公司涉嫌非法集资被查。").grams()[TextModelFeatures.SENTENCE];

		assertThat(one).isNotEmpty().isEqualTo(features("珩禾稔穗商贸有限公司涉嫌非法集资被查。空调清洗，预约上门。").grams()[TextModelFeatures.SENTENCE]);
		assertThat(features("空调清洗，预约上门。").grams()[TextModelFeatures.SENTENCE]).isEmpty();
	}

	@Test
	void aCrimeNamedTwiceInASentenceIsOneSentence() {
		var counts = features("非法集资，就是非法集资").counts()[TextModelFeatures.SENTENCE];

		assertThat(counts).contains(1, 2).doesNotContain(4);
	}

	@Test
	void theMannerIsAskedOnlyOfATextThatNamesTheCrime() {
		assertThat(manner("记者在棠聿公司看到，空调清洗打折！")).isEmpty();
		assertThat(manner("记者：非法集资！")).contains(manner("非法集资")).hasSize(manner("非法集资").length + 3);
	}

	@Test
	void aDigestOfStockNewsIsKnownByItsCodes() {
		var digest = manner("棠聿股份(600000)减持稔穗金服涉嫌非法集资");

		assertThat(digest).isEqualTo(manner("棠聿股份（600000）减持稔穗金服涉嫌非法集资")).isNotEqualTo(manner("棠聿股份(60000)减持稔穗金服涉嫌非法集资"))
			.isNotEqualTo(manner("棠聿股份600000减持稔穗金服涉嫌非法集资")).isNotEqualTo(manner("棠聿股份(600000)减持珩禾(000001)涉嫌非法集资"));
	}

	@Test
	void aClauseHasABeginAndAnEnd() {
		var alone = clause("非法集资");

		assertThat(clause("空调清洗，非法集资，预约上门")).isEqualTo(alone);
		// the three sequences of more than one sign that say that nothing stands before the crime
		assertThat(lacking(alone, clause("涉嫌非法集资"))).isEqualTo(3);
		assertThat(lacking(alone, clause("非法集资案"))).isEqualTo(3);
		assertThat(clause("空调清洗，预约上门")).isEmpty();
	}

	/** How many sequences of one the other has not. */
	private static long lacking(int[] one, int[] other) {
		return Arrays.stream(one).filter(each -> Arrays.binarySearch(other, each) < 0).count();
	}

	private static int[] clause(String text) {
		return features(text).grams()[TextModelFeatures.CLAUSE];
	}

	private static int[] manner(String text) {
		return features(text).grams()[TextModelFeatures.MANNER];
	}

}
