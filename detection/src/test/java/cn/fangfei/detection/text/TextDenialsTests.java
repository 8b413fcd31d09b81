package cn.fangfei.detection.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sentence denies is no promise; what only sounds like a denial is one. */
class TextDenialsTests {

	private static boolean promised(String text) {
		return TextScreen.standard().screen(TextItem.of(text)).spans().stream().map(TextSpan::kind)
			.anyMatch(kind -> kind.equals("GUARANTEE") || kind.equals("RETURN") || kind.equals("RATE") || kind.equals("PERIOD_PAY")
					|| kind.equals("REBATE") || kind.equals("AMOUNT_PAIR"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"本产品不承诺保本。", "我公司从不承诺固定回报。", "理财非存款，不保证本金，不承诺保本保息。", "没有任何机构可以保本保息，保本保息都是骗局。", "凡是承诺保本高收益的，都是骗局！", "警惕高额返利，守住养老钱。",
			"谨防以高息为诱饵的陷阱。", "切勿轻信保本保息的宣传。", "不要相信稳赚不赔的项目。", "不法分子以高额回报为诱饵，骗取老人积蓄。", "打着养老旗号承诺高收益。", "任何承诺保本付息的行为都是违法的。", "严禁承诺保本保收益。",
			"不得宣传保本、零风险。", "世上没有稳赚不赔的买卖。", "高额返利不可信。", "保本高息属于违法行为。", "年化36%的高收益是骗局。", "月息三分都是骗人的。", "警惕月息3%的投资。", "并非保本产品。", "本基金不存在刚性兑付。",
			"我们不做保本承诺，也不保本保息。", "高息揽储是违规的，请勿参与。", "所谓的稳赚不赔只是幌子。", "保本保息？别信！", "年化30%？都是骗局。", "识别高额回报的套路。", "揭秘高额返利骗局。", "千万别被高收益迷惑。",
			"莫贪高息，远离非法集资。", "切莫相信一夜暴富。", "拒绝高息诱惑，远离非法集资。", "月月拿分红的好事，背后多半是坑。", "说一年翻番的人，十有八九跑路。", "别被高额回报冲昏头脑。", "承诺高额回报的，很可能是非法集资。", "以高息回报为诱饵吸引投资者。", "该公司承诺的高额收益从未兑现。", "无法保证本金安全。",
			"不可能有零风险高收益的投资。", "稳赚的买卖从来没有。", "保本保息？瞎编的。", "打破刚兑，卖者尽责。", "识破保本保息骗术。", "非保本浮动收益型理财。", "业绩比较基准不代表保证收益，也不保本。",
			"我行员工更不会出具保证兑付的条子。", "谁能保证稳赚不赔？", "老师从没许诺过保本保息。", "话术里出现“保本保息”直接辞退。", "保本保息这种话听听就行。", "月息3分的好事，哪有这好事。", "本店概不推销保本产品。"})
	void isDenied(String text) {
		assertThat(promised(text)).as(text).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = {"保本保息，不是骗局。", "没有风险，收益稳定。", "不会亏损，绝不亏损。", "我们不是传销，我们保本付息。", "远离非法集资，选择我们，保本保息月息2分。", "谨防假冒，我公司年化18%保本。", "毫无风险，本金保障。", "绝非骗局，稳赚不赔。",
			"不用上班，每月返利10%。", "不投资怎么赚钱？月息3分等你来。", "拒绝低利息，年化24%。", "非常稳定，保本保收益。", "不得不说，这个项目稳赚不赔。", "没有套路，保本保息。", "不限金额，保本保息。", "告别低息，月息2%。", "警惕骗局，但我们是保本保息的正规平台。",
			"不赚钱不收费，保本保收益。", "保本保息，一点儿风险没有。", "没人租公司也付租金，保本保息。", "从没拖欠过一分钱，保本保息。"})
	void isPromised(String text) {
		assertThat(promised(text)).as(text).isTrue();
	}

}
