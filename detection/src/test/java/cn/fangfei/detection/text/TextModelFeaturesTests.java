package cn.fangfei.detection.text;

import static org.assertj.core.api.Assertions.assertThat;

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
		assertThat(signs("周某某等12人被抓")).isEqualTo("P等0人被抓");
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

}
