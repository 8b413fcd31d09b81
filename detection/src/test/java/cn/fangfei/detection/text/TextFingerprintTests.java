package cn.fangfei.detection.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextFingerprintTests {

	private static final String ADVERT = "养老公寓床位预订，保本保息，年化收益18%，每月返息，推荐亲友投资另有奖励，人人可投，名额有限，速来认购，现场签约还送米面油大礼包。";

	@Test
	void decorationTraditionalCharactersAndMarksChangeNothing() {
		var plain = TextFingerprint.of(ADVERT);

		assertThat(TextFingerprint.of("★" + ADVERT.replace("，", " , ").replace("保本", "保*本").replace("年", "年​"))).isEqualTo(plain);
		assertThat(TextFingerprint.of(ADVERT.replace("养", "養").replace("预订", "預訂"))).isEqualTo(plain);
	}

	@Test
	void aWordAddedToALongTextLeavesItNear() {
		var text = ADVERT.repeat(1) + "地址在人民路十八号二楼，凭身份证领取礼品一份，每人限领一份，领完为止，老年人请由家属陪同前来，交通方便，公交直达，欢迎光临指导参观考察。";

		assertThat(TextFingerprint.of(text).near(TextFingerprint.of("【转】" + text))).isTrue();
	}

	@Test
	void whatAPortalSetsBeforeAndBehindATextIsNotOfIt() {
		assertThat(TextFingerprint.of("【转】" + ADVERT + "（来源：本地生活网，责任编辑：小李）")).isEqualTo(TextFingerprint.of(ADVERT));
		assertThat(TextFingerprint.of("转载：" + ADVERT)).isEqualTo(TextFingerprint.of(ADVERT));
	}

	@Test
	void otherTextsAreFar() {
		assertThat(TextFingerprint.of(ADVERT).near(TextFingerprint.of("县市场监督管理局今日召开工作会议，部署下半年食品安全专项整治工作，要求各单位压实责任，做好隐患排查和信息报送工作。"))).isFalse();
	}

	@Test
	void shortTextsAreTheSameToTheLetterOnly() {
		assertThat(TextFingerprint.of("保本保息年化18%").near(TextFingerprint.of("保本保息，年化18％！"))).isTrue();
		assertThat(TextFingerprint.of("保本保息年化18%").near(TextFingerprint.of("保本保息年化19%"))).isFalse();
		assertThat(TextFingerprint.of("").characters()).isZero();
	}

	@Test
	void theVersionOfTheScreenIsTwelveDigitsAndStays() {
		assertThat(TextScreenVersion.current()).matches("[0-9a-f]{12}").isEqualTo(TextScreenVersion.current());
	}

}
