package cn.fangfei.detection.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** The automaton and the guards against {@link NaiveWordingMatcher}, on made-up registers. */
class NaiveEqualityTests {

	private static final List<String> NAME_PARTS = List.of("晴川县", "晴川(集团)", "互助", "云起", "李青云", "金融", "投资", "银行", "信用", "合作联社",
			"证券", "保险", "财产保险", "代理", "基金管理", "资产", "养殖场", "专业合作社", "拍卖", "有限公司", "股份有限公司", "集团财务有限公司", "支行", "营业部", "理财", "典当",
			"县", "资金", "担保", "街", "大厦", "信托", "邮政", "所");

	private static final List<String> SCOPE_PARTS = List.of("投资", "投资咨询", "资产", "管理", "金融", "理财", "融资", "投融资", "众筹", "股权",
			"基金", "票据", "贴现", "往来", "印刷", "信用", "通", "卡", "证", "农", "品", "积分", "面", "析", "返利", "消费", "润", "寄售", "寄存代售", "拍卖",
			"《拍卖法》", "《", "》", "，仅限", "，但", "可以", "许可证", "交易所", "交易中心", "证券", "需", "养老", "养老服务", "项目", "NFT", "n", "ｆ", "T", "s", "區塊鏈", "理 ", "财",
			"不得", "不得从事", "不含", "未经批准", "未经", "禁止", "禁止从事", "严禁", "除", "除外", "外", "以外", "外的", "非", "拆除", "除尘", "境外", "外商",
			"的", "等", "规定", "国家", "下列业务：", "1、", "2、", "(1)", "一般项目：", "许可经营项目：", "服务：", "：", "机构", "监管", "办", "公室", "公", "设备", "机具", "总",
			"额", "国家投资形成的", "代", "、", "、", "、", "，", "，", ",", "；", "；", "。", "（", "）", "(", ")", "【", "】", " ", "*", "·", "-",
			"\u200B", "咨询", "互助", "县", "仅限", "云养殖", "基金募集、基金销售", "𠮷");

	@Test
	void bothMatchersSayTheSameOfEveryGeneratedFirm() {
		var random = new Random(20250530);
		var fast = WordingMatcher.compile(WordingLexicon.standard());
		var slow = new NaiveWordingMatcher(WordingLexicon.standard());
		var hits = 0;
		var guarded = 0;

		for (var i = 0; i < 20_000; i++) {
			var firm = new FirmText(pick(random, NAME_PARTS, 6), pick(random, SCOPE_PARTS, 40), null,
					random.nextInt(10) > 0 ? Set.of() : Set.of(LicensedKind.values()[random.nextInt(LicensedKind.values().length)]));
			var found = fast.screen(firm);

			assertThat(found.stream().map(NaiveWordingMatcher.Hit::of).toList()).as("%s", firm).isEqualTo(slow.screen(firm));
			hits += found.size();
			guarded += (int) found.stream().filter(WordingHit::guarded).count();
		}

		assertThat(hits).isGreaterThan(50_000);
		assertThat(guarded).isBetween(hits / 10, hits * 9 / 10);
	}

	private static String pick(Random random, List<String> parts, int most) {
		var text = new StringBuilder();
		for (var n = 1 + random.nextInt(most); n > 0; n--) {
			text.append(parts.get(random.nextInt(parts.size())));
		}
		return text.toString();
	}

}
