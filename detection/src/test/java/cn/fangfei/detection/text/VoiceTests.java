package cn.fangfei.detection.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who speaks is told from how a text is written. Every firm and number is invented. */
class VoiceTests {

	private static Voice voice(String text) {
		var plain = PlainText.of(text);
		return Voice.of(plain, Entities.of(plain));
	}

	@Test
	void warningsAndReportsTell() {
		var warning = voice("民警提醒：凡是许诺高额回报、拉您入群投资的，多半是骗局，请勿转账，守好养老钱，发现线索请拨打110。");
		var report = voice("法院审理查明，被告人王某虚构项目，骗取二百余名老人存款，判处有期徒刑十年，并处罚金。");

		assertThat(warning.tells()).isPositive();
		assertThat(warning.reports()).isNegative();
		assertThat(report.tells()).isPositive();
		assertThat(report.reports()).isPositive();
		assertThat(warning.sells()).isNegative();
		assertThat(report.sells()).isNegative();
	}

	@Test
	void whoLostHisMoneyComplains() {
		var voice = voice("我母亲去年在这家公司投了五万，说好到期还本，现在店门关了电话不接，求有关部门帮我们要回血汗钱。");

		assertThat(voice.complains()).isPositive();
		assertThat(voice.sells()).isNegative();
	}

	@Test
	void whoOffersAReturnSellsAndAShopDoesNot() {
		var advert = voice("诚邀您入股，投5万每月分红800元，到期本金全退，国企担保，名额有限，电话13800000001，带亲友另有奖励。");
		var shop = voice("周年庆，充五百送一百，全场八折，会员积分换礼品，到店有礼，欢迎选购。");

		assertThat(advert.sells()).isGreaterThan(1);
		assertThat(shop.offers()).isNegative();
	}

	@Test
	void theNameOfAFirmSaysNothing() {
		var plain = "诚邀您入股，投5万每月分红800元，到期本金全退。";

		assertThat(voice("晴川骗局揭秘文化有限公司" + plain)).isEqualTo(voice("晴川明德商贸有限公司" + plain));
	}

	@Test
	void aTextWithoutAKnownSignIsHeardAsWell() {
		assertThat(voice("").tells()).isFinite();
		assertThat(voice("\u0000\uFFFF\uD83D ").tells()).isFinite();
	}

}
