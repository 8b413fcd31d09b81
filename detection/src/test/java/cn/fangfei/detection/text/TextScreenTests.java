package cn.fangfei.detection.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import cn.fangfei.detection.assess.RiskLevel;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adverts that must alarm, texts that must not, and what a finding shows of them. Every firm and number is invented. */
class TextScreenTests {

	private static final TextScreen SCREEN = TextScreen.standard();

	private static TextFinding screen(String text) {
		return SCREEN.screen(TextItem.of(text));
	}

	@ParameterizedTest
	@ValueSource(strings = {"晴川康养基地诚邀老年朋友：投1万每月返300元，保本保息，名额有限，详询13800000001。", "定融产品火热认购，年化9.8%，国企担保到期还本付息，10万起投，微信qcdr8888。", "饱苯饱息，月息3分，拉一个人奖500，扫码进群。",
			"baoben baoxi 年化24% 加V qc12345", "保*本*保*息 月.息２分 先到先得 加薇qingchuan01", "原始股认购，上市前最后一轮，收益翻倍，稳赚不赔，推荐有提成，联系我。", "矿机托管，每天收益1%，直推奖10%，团队奖，人人可参与。",
			"投资认养一头牛，一年收益20%，公司回购，周末免费考察送鸡蛋，叔叔阿姨快来。", "消费多少返多少，排队免单，推荐奖励，加盟热线13900000002。", "商铺售后包租十年，年回报10%，到期原价回购，咨询电话0550-1234567。",
			"远离非法集资，选择正规平台晴川财富！保本保息，年化18%，名额有限，欢迎来电13700000003。", "合作社存款利息高，存5万一年后拿6万，社员入股，乡亲们放心存。", "區塊鏈數字貨幣質押挖礦，日收益1.5%，保本，進群領取空投。",
			"投１０万，每月分红３千，国资背景，到期还本，讲座现场签约送大米。", "解债平台，出资三成，债务清零，另得年化30%收益，推荐一人奖2000。"})
	void anAdvertAlarms(String text) {
		var finding = screen(text);

		assertThat(finding.alarm()).as("%s %s", text, finding).isTrue();
		assertThat(finding.guard()).isNull();
		assertThat(finding.elements()).hasSizeGreaterThanOrEqualTo(2);
		assertThat(finding.spans()).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {"警惕养老陷阱！凡是承诺保本高收益、免费旅游送鸡蛋的，都可能是非法集资。请广大市民远离非法集资，举报电话12345。",
			"晴川县人民法院对被告人王某某非法吸收公众存款案公开宣判。经审理查明，王某某以投1万每月返300元为诱饵，承诺保本付息，向老年人吸收资金800万元，判处有期徒刑五年，并处罚金。",
			"警方通报：我局对晴川某某公司涉嫌非法吸收公众存款案立案侦查，犯罪嫌疑人已被采取刑事强制措施，请投资人携带材料到派出所报案。", "本行稳健理财，业绩比较基准3.2%-3.8%，非保本浮动收益，理财非存款，产品有风险，投资须谨慎。",
			"三年期大额存单利率2.6%，20万元起存，受存款保险保障，欢迎到各营业网点办理。", "新店开业充值1000送300，会员卡全场八折，名额有限，先到先得，扫码进群领优惠券。", "诚聘销售代表，底薪5000加提成，五险一金，双休，包吃住，有意者致电13600000004，推荐入职有奖励。",
			"我母亲2023年在某养老公司投了12万元，承诺年息15%，现在无法提现，要求退款，联系不上负责人，恳请有关部门查处。", "无抵押信用贷款，当天放款，利息低至月息5厘，急用钱请致电13500000005。", "注册送彩金，百家乐投注返水1.2%，首存送100%，稳赢。",
			"今天天气很好，适合去公园散步。", "", "关于公布2026年度财政预算的通知：教育支出增长8%，社会保障支出增长12%。"})
	void whatIsNoAdvertDoesNotAlarm(String text) {
		var finding = screen(text);

		assertThat(finding.alarm()).as("%s %s", text, finding).isFalse();
	}

	@Test
	void aGuardSaysWhy() {
		assertThat(screen("警惕！保本高息都是骗局，远离非法集资，守住养老钱，谨防上当受骗。").guard()).startsWith("宣传教育");
		assertThat(screen("法院判处被告人有期徒刑，经审理查明其非法吸收公众存款，受害人报案后民警抓获。").guard()).startsWith("法院公安通报");
		assertThat(screen("充值500送100，会员卡打折，到店有礼。").guard()).startsWith("商品促销");
		assertThat(screen("招聘文员，底薪4000，五险一金，双休。").guard()).startsWith("招聘");
		assertThat(screen("我投了五万，现在无法提现，要求退款，请求查处，血汗钱啊。").guard()).startsWith("投诉");
		assertThat(screen("国债发行，票面利率2.5%，个人可到承销团银行购买，本行营业网点办理。").guard()).startsWith("持牌机构");
	}

	@Test
	void aFindingPointsIntoTheTextAsItWasWritten() {
		var text = "【稳健】保＊本＊保＊息！年化１８％，加薇信 qingchuan88，电话138-0000-0006。";

		var finding = screen(text);

		assertThat(finding.spans()).anySatisfy(span -> {
			assertThat(span.kind()).isEqualTo("GUARANTEE");
			assertThat(text.substring(span.start(), span.end())).isEqualTo("保＊本＊保＊息");
		});
		assertThat(finding.rates()).singleElement().satisfies(rate -> {
			assertThat(rate.value()).isEqualTo(18);
			assertThat(text.substring(rate.start(), rate.end())).isEqualTo("１８％");
		});
		assertThat(finding.entities()).extracting(TextEntity::kind).contains(TextEntityKind.WECHAT, TextEntityKind.PHONE);
		assertThat(finding.entities()).extracting(TextEntity::text).contains("qingchuan88", "13800000006");
	}

	@Test
	void entitiesAreFound() {
		var finding = screen("晴川县某某商贸有限公司，地址：晴川县人民路18号3楼，网址www.qingchuan-demo.com，户名某某，账号6222000000000000000，热线400-123-4567");

		assertThat(finding.entities()).extracting(TextEntity::kind)
			.contains(TextEntityKind.FIRM, TextEntityKind.ADDRESS, TextEntityKind.URL, TextEntityKind.ACCOUNT, TextEntityKind.PHONE);
		assertThat(finding.entities()).extracting(TextEntity::text)
			.contains("晴川县某某商贸有限公司", "www.qingchuan-demo.com", "4001234567", "6222000000000000000");
	}

	@ParameterizedTest
	@ValueSource(strings = {"【转】晴川县澄岚商贸有限公司", "[转]晴川县澄岚商贸有限公司", "转发：晴川县澄岚商贸有限公司", "转发晴川县澄岚商贸有限公司", "【紧急通知】晴川县澄岚商贸有限公司", "（转）晴川县澄岚商贸有限公司",
			"【转】【招商】晴川县澄岚商贸有限公司"})
	void aLabelBeforeANameIsNoPartOfIt(String words) {
		assertThat(screen(words + "诚邀加盟。").entities()).filteredOn(entity -> entity.kind() == TextEntityKind.FIRM).singleElement()
			.extracting(TextEntity::text).isEqualTo("晴川县澄岚商贸有限公司");
	}

	@Test
	void aNameWithABracketInItStaysWhole() {
		assertThat(screen("晴川（安徽）商贸有限公司诚邀加盟。").entities()).extracting(TextEntity::text).contains("晴川(安徽)商贸有限公司");
		assertThat(screen("澄【岚】商贸有限公司诚邀加盟。").entities()).extracting(TextEntity::text).contains("澄岚商贸有限公司");
	}

	/** The same advert with a plain name and with one whose words warn or report elsewhere. */
	@ParameterizedTest
	@ValueSource(strings = {"晴川警惕防范科技有限公司", "晴川法官公诉文化传媒有限公司", "晴川通报侦查文化有限公司", "晴川骗局揭秘文化有限公司", "晴川反诈提示技术有限公司"})
	void wordsInsideANameNeitherReportNorWarn(String name) {
		var advert = "招募股东，年化18%，保本保息，投5万每月返1500元，电话13800000001。";

		var finding = screen(name + advert);

		assertThat(finding.guard()).isNull();
		assertThat(finding.score()).isEqualTo(screen("晴川和润商贸有限公司" + advert).score());
		assertThat(finding.spans()).noneMatch(span -> span.kind().equals("NEGATED"));
	}

	@Test
	void oneElementAloneIsNoAlarm() {
		for (var text : List.of("保本保息，稳赚不赔，年化36%。", "讲座送鸡蛋，名额有限，先到先得。", "人人可投，拉人头奖励，团队奖。", "区块链、元宇宙、NFT、挖矿、虚拟币。")) {
			assertThat(screen(text).level()).as(text).isLessThan(RiskLevel.YELLOW);
		}
	}

	@Test
	void anOfficialPublisherIsAPriorOnly() {
		var text = "保本保息，年化18%，名额有限，加微信qingchuan88，推荐奖励10%，稳赚不赔。";

		assertThat(SCREEN.screen(new TextItem(text, "晴川县公安局", "https://www.example.gov.cn/1")).score())
			.isLessThanOrEqualTo(SCREEN.screen(TextItem.of(text)).score());
	}

	@Test
	void manyThreadsShareOneScreen() {
		var text = "投1万每月返300，保本保息，名额有限，加微信qingchuan88";
		var expected = screen(text);

		IntStream.range(0, 2_000).parallel().forEach(i -> assertThat(screen(text)).isEqualTo(expected));
	}

	@Test
	void noMutatedTextBreaksIt() {
		var random = new Random(737);
		var seeds = List.of("投1万每月返300，保本保息，名额有限，加微信qingchuan88，电话13800000001。", "月息２分到３分，年化8%-12%，30天回报20%？都是骗局！",
				"晴川县某某商贸有限公司（地址：人民路18号）非法吸收公众存款案，账号6222000000000000000，www.qingchuan-demo.com/a?b=1",
				"baoben baoxi zhuanqian 一万二千三百四十五点六七八九十百千万亿零零零", "禾刂息亻呆本🔥\u200b保*-*本", "。，！？；%%%分厘倍万元百分之半年半个月每万元");
		var alphabet = "保本息利%分厘万亿千百十一二三0123456789.,-~至到每月日年季周投返拿存后变骗局不没有警惕但+vwx微信公司有限合作社地址:/ \n。！？;()[]{}*😀\uD83D\u200b\u0000\uFFFF賺錢";

		for (var n = 0; n < 10_000; n++) {
			var text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
			for (var m = random.nextInt(20); m >= 0; m--) {
				var at = text.isEmpty() ? 0 : random.nextInt(text.length());
				switch (random.nextInt(5)) {
					case 0 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
					case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(6)));
					case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 12)));
					case 3 -> text.insert(at, seeds.get(random.nextInt(seeds.size())));
					default -> text.insert(at, (char) random.nextInt(0x10000));
				}
			}
			var length = text.length();
			var finding = screen(text.toString());
			assertThat(finding.spans()).allSatisfy(span -> assertThat(span.end()).isLessThanOrEqualTo(length));
			assertThat(finding.rates()).allSatisfy(rate -> assertThat(rate.end()).isLessThanOrEqualTo(length));
			assertThat(finding.entities()).allSatisfy(entity -> assertThat(entity.end()).isLessThanOrEqualTo(length));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"保本", "警惕保本", "1万", "一万", "baoben", "非法集资", "1,111", "1%到", "微信", "公司有限公司", "(", "每月返", "不是", "1.", "a.com", "都是骗局保本", "13800000001 "})
	void aLongRunOfAnythingIsReadInTime(String piece) {
		var text = piece.repeat(100_000 / piece.length());

		assertTimeout(Duration.ofSeconds(5), () -> screen(text));
	}

}
