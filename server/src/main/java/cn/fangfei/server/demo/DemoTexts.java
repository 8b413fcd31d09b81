package cn.fangfei.server.demo;

import cn.fangfei.server.demo.DemoText.TakenDown;
import cn.fangfei.server.intake.IntakeChannel;
import cn.fangfei.server.intake.IntakeVerdictReason;
import cn.fangfei.server.intake.TakedownResult;
import cn.fangfei.server.jurisdiction.WorkingDays;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Invents what was advertised, posted, reported and complained of in the last three months: promises, what only sounds like one, the
 * warnings of offices, reports of courts, and one advert that three portals show.
 */
final class DemoTexts {

	private static final String FORUM = "本地生活论坛";

	private static final String SHORT_VIDEO = "短视频平台";

	private static final String GROUP = "公众号推文";

	private static final String PAPERS = "街面小广告";

	private static final String MEDIA = "县融媒体中心";

	private static final String HOTLINE = "12345政务服务便民热线";

	private static final String CONSUMERS = "12315投诉举报平台";

	/** What is left of a day's texts when the month was counted. */
	private static final int OLDEST = 88;

	private final List<DemoFirm> firms;

	private final RegionCode county;

	private final String place;

	private final WorkingDays calendar;

	private final Instant now;

	private final List<DemoText> texts = new ArrayList<>();

	DemoTexts(List<DemoFirm> firms, DemoTerritory territory, WorkingDays calendar, Instant now) {
		this.firms = firms.stream()
			.filter(f -> f.matter() == null && f.township() != null && f.creditCode().length() == 18)
			.filter(f -> f.name().matches("\\p{IsHan}+(商贸|生物科技|农业科技|电子商务|食品)有限公司"))
			.skip(40)
			.limit(12)
			.toList();
		this.county = territory.county();
		this.place = territory.shortName();
		this.calendar = calendar;
		this.now = now;
	}

	List<DemoText> make() {
		adverts();
		posts();
		news();
		complaints();
		return List.copyOf(texts);
	}

	private void adverts() {
		var three = name(0);
		text("three", 20, IntakeChannel.ADVERT, List.of(FORUM, SHORT_VIDEO, GROUP), "养老床位认购火热进行中",
				three + "养老公寓床位预订，预存一万元起，保本保息，年化收益12%，按月返息，推荐亲友认购另有奖励，名额有限，到店即送米面油，详询门店。", three, judged(18,
						IntakeVerdictReason.PROMISED_RETURN, "公开承诺保本付息，到店核对宣传单属实。"), down(17, 16, 9, TakedownResult.DELETED));
		text("farm", 33, IntakeChannel.ADVERT, List.of(PAPERS), "", name(1) + "诚邀认养种羊，每只3800元，公司统一代养，保价回购，一年后返还本金和利润共4600元，零风险，旱涝保收，人人可参与。", name(1),
				judged(31, IntakeVerdictReason.PROMISED_RETURN, "宣传单上的电话可接通，对方确认有返还约定。"), down(30, 29, 24, TakedownResult.RECTIFIED));
		text("shop", 47, IntakeChannel.ADVERT, List.of(GROUP), "消费返利商城招募城市合伙人", name(2)
				+ "推出消费全返模式，花多少返多少，每天返现千分之五，直推奖10%，团队奖上不封顶，消费等于存钱，速来加入。", name(2), judged(45,
						IntakeVerdictReason.LEVELLED_REWARD, "有层级返佣规则截图。"), down(44, 43, 36, TakedownResult.DELETED));
		text("coin", 26, IntakeChannel.ADVERT, List.of(SHORT_VIDEO), "", "数字货币挖矿机托管，日收益1%，一百天回本，静态收益动态收益双丰收，发展下线有佣金，加微信 kuangji2026 了解。", null, judged(25,
				IntakeVerdictReason.PROMISED_RETURN, ""), down(24, 23, null, TakedownResult.DELETED));
		text("house", 61, IntakeChannel.ADVERT, List.of(FORUM), "商铺包租十年", name(3) + "旺铺发售，售后包租，每年返租金8%，十年后原价回购，无风险稳赚，买到就是赚到，最后三套。", name(3),
				judged(59, IntakeVerdictReason.PROMISED_RETURN, "开发商宣传页与门店海报一致。"), down(58, 57, 50, TakedownResult.NOT_HANDLED));
		text("member", 15, IntakeChannel.ADVERT, List.of(PAPERS), "", "老年大学会员卡，存5万一年后拿6万，随时可退，免费旅游体检，保本保收益，国企担保，电话0552-6017788。", null, judged(14,
				IntakeVerdictReason.PUBLIC_SOLICITATION, ""), down(13, null, null, TakedownResult.DELETED));
		text("coop", 9, IntakeChannel.ADVERT, List.of(FORUM), "入股合作社", name(4) + "面向全体村民募集股金，月息一分五，按月付息，到期还本，门槛低一千元起，多投多得，介绍一人奖励200元。", name(4), null, null);
		text("debt", 6, IntakeChannel.ADVERT, List.of(SHORT_VIDEO), "", "专业解债，网贷信用卡欠款三折上岸，交纳解债服务费后由平台分期返还本金，收益翻倍，推荐有奖，名额有限。", null, null, null);
		text("insure", 5, IntakeChannel.ADVERT, List.of(PAPERS), "货车安全统筹", "交通安全统筹互助，缴费仅为保险的六成，出险全赔，年底返还三成统筹费，介绍车主入会返佣10%，零风险高回报。", null, null, null);
		text("film", 4, IntakeChannel.ADVERT, List.of(GROUP), "院线电影份额认购", "院线大片联合出品，五万元起投，保底分红，预计回报200%，上映后三个月结算，稳赚不赔，额度所剩无几，添加微信 yingshi88 咨询。", null, null, null);
		text("fund", 3, IntakeChannel.ADVERT, List.of(FORUM), "", name(5) + "内部员工理财，年化18%，每月返息，本金随时可取，刚性兑付，国资背景，仅限本周认购。", name(5), null, null);
		text("hemp", 2, IntakeChannel.ADVERT, List.of(SHORT_VIDEO), "", "共享充电桩招商，投资一台12800元，每天返利40元，一年回本，躺赚十年，人人可投，推荐三人升级总监享团队提成。", null, null, null);
		text("bank", 38, IntakeChannel.ADVERT, List.of(GROUP), "大额存单发售", "某农商银行大额存单，三年期年利率2.15%，二十万元起存，存款保险保障，理财非存款、产品有风险、投资须谨慎。", null, judged(37,
				IntakeVerdictReason.LICENSED_PRODUCT, ""), null);
		text("gym", 29, IntakeChannel.ADVERT, List.of(PAPERS), "健身房开业", "充值500送100，会员折扣价办卡，包邮赠送瑜伽垫，开业促销，优惠券满减，活动时间有限。", null, null, null);
		text("mart", 22, IntakeChannel.ADVERT, List.of(PAPERS), "超市周年庆", "满100减20，会员积分兑换礼品，鸡蛋特价，限时秒杀，进店有礼，优惠多多。", null, null, null);
		text("loan", 19, IntakeChannel.ADVERT, List.of(SHORT_VIDEO), "", "无抵押贷款，当天放款，额度高利息低，凭身份证即可办理，征信不好也能贷，电话咨询。", null, null, null);
		text("estate", 12, IntakeChannel.ADVERT, List.of(FORUM), "现房发售", "南北通透三居室，首付15万起，按揭利率优惠，小区配套齐全，紧邻学校医院，现房即买即住。", null, null, null);
	}

	private void posts() {
		text("hire", 34, IntakeChannel.POST, List.of(FORUM), "招聘业务员", "招聘业务员数名，底薪3500元加提成，缴纳五险一金，包吃住，双休，有无经验均可，面试地址在工业园。", null, null, null);
		text("group", 28, IntakeChannel.POST, List.of(GROUP), "", "姐妹们，跟我做这个项目三个月回本，我都拿到分红了，保本稳赚，投一万每月返300，名额不多，想加入的私信我。", null, judged(27,
				IntakeVerdictReason.PROMISED_RETURN, ""), null);
		text("ask", 23, IntakeChannel.POST, List.of(FORUM), "这个养老项目靠谱吗", "有人推荐一个养老项目，说年化12%保本保息，我觉得不靠谱，大家不要轻信高息，小心被骗。", null, null, null);
		text("sell", 21, IntakeChannel.POST, List.of(FORUM), "转让", "门面房转让，位置好客流稳定，设备齐全接手即可营业，因家中有事急转，价格面议。", null, null, null);
		text("meet", 16, IntakeChannel.POST, List.of(SHORT_VIDEO), "", "周六下午酒店会议厅财富分享会，讲解消费增值新模式，到场送鸡蛋，老人家可带邻居一起来，现场认购享双倍积分释放。", null, null, null);
		text("luck", 11, IntakeChannel.POST, List.of(SHORT_VIDEO), "", "存入一万元，三十天返一万二，老会员带新会员再奖500，已有两百多人参与，绝不亏损，速联系微信 fuli6688。", null, null, null);
		text("crop", 8, IntakeChannel.POST, List.of(FORUM), "收购小麦", "常年收购小麦玉米，价格随行就市，现金结账，上门装车，欢迎各村种粮大户联系。", null, null, null);
		text("study", 7, IntakeChannel.POST, List.of(GROUP), "暑期班", "暑期作业辅导班开始报名，三人团报优惠，老师均有教师资格证，可先试听再交费。", null, null, null);
		text("ride", 3, IntakeChannel.POST, List.of(FORUM), "顺风车", "每天早上七点去市里，可带三人，费用均摊，准时出发。", null, null, null);
		text("dividend", 1, IntakeChannel.POST, List.of(GROUP), "", name(6) + "今天给老股东分红了，月息两分准时到账，本金随时可退，还没上车的抓紧，推荐有奖励。", name(6), null, null);
	}

	private void news() {
		text("court1", 52, IntakeChannel.NEWS, List.of(MEDIA), "法院公开宣判一起非法吸收公众存款案", "近日，人民法院公开宣判一起非法吸收公众存款案。经审理查明，被告人以投资养老项目为名，承诺年化18%的回报，向社会不特定公众吸收资金，"
				+ "法院以非法吸收公众存款罪判处其有期徒刑四年，并处罚金，责令退赔。", MEDIA, judged(51, IntakeVerdictReason.WARNING_TEXT, ""), null);
		text("court2", 40, IntakeChannel.NEWS, List.of(MEDIA), "检察机关依法对一起集资诈骗案提起公诉", "检察机关指控，被告人虚构影视投资项目，以保本付息为诱饵骗取集资款，数额特别巨大，应当以集资诈骗罪追究其刑事责任，案件正在审理中。", MEDIA, null, null);
		text("police", 35, IntakeChannel.NEWS, List.of(MEDIA), "警方通报", "公安机关对一家涉嫌非法吸收公众存款的公司立案侦查，主要犯罪嫌疑人已被采取刑事强制措施，案件正在进一步侦办中，请受损群众及时报案登记。", MEDIA, null, null);
		for (var i = 0; i < EDUCATION.length; i++) {
			text("edu" + i, 80 - 8 * i, IntakeChannel.NEWS, List.of(i % 2 == 0 ? MEDIA : GROUP), EDUCATION[i][0], EDUCATION[i][1].replace("{县}", place),
					i % 2 == 0 ? MEDIA : place + "处非办", null, null);
		}
		text("work", 30, IntakeChannel.NEWS, List.of(MEDIA), "宣传月活动启动", "防范非法集资宣传月活动启动仪式举行，各成员单位设置展台，向群众发放宣传手册，讲解非法集资的特征和危害，提醒大家守住钱袋子。", MEDIA, null, null);
		text("firm", 18, IntakeChannel.NEWS, List.of(MEDIA), "企业技改投产", "一家食品企业投资两千万元完成生产线改造，新增就业岗位六十个，预计年产值增长15%。", MEDIA, null, null);
		text("price", 10, IntakeChannel.NEWS, List.of(MEDIA), "惠民补贴发放", "本年度耕地地力保护补贴陆续发放到户，群众可持社保卡到银行网点查询，谨防以代办补贴为名收取费用的骗局。", MEDIA, null, null);
	}

	private static final String[][] EDUCATION = {
			{"守住养老钱", "{县}处非办提醒：凡是以养老服务为名承诺保本高收益的，都要多问一句。非法集资不受法律保护，参与造成的损失由参与者自行承担。"},
			{"识破“高息”陷阱", "收益率超过6%就要打问号，超过8%就很危险，10%以上就要准备损失全部本金。不要相信天上掉馅饼，远离非法集资。"},
			{"消费返利不可信", "警惕“消费返利”“全额返还”骗局，所谓花多少返多少不可持续，资金链断裂后参与者血本无归，请广大群众切勿参与。"},
			{"投资前四看三思等一夜", "投资前看主体资格、看业务范围、看收益承诺、看宣传方式，谨防保本保息的虚假宣传，发现线索请拨打12345举报。"},
			{"警惕虚拟货币炒作", "虚拟货币相关业务活动属于非法金融活动，任何以挖矿、返利、拉人头为名的项目都要远离，谨防上当受骗。"},
			{"大学生兼职防骗", "切勿出租出借银行卡，警惕以刷单返利、投资理财为名的诈骗，遇到要求先充值的一律拒绝。"},
			{"农村防非知识", "合作社不得对外吸收存款，承诺固定回报、按月付息的入股要警惕，拿不准先问村委会或者镇政府。"},
			{"举报有奖", "{县}对查证属实的非法集资线索举报给予奖励，举报人信息严格保密，请广大群众积极参与，共同维护金融秩序。"}};

	private void complaints() {
		for (var i = 0; i < COMPLAINTS.length; i++) {
			var target = i % 3 == 2 ? null : name(7 + i / 3);
			text("complaint" + i, 4 + 6 * i, IntakeChannel.COMPLAINT, List.of(i % 2 == 0 ? HOTLINE : CONSUMERS), "", COMPLAINTS[i], null, target,
					i > 7 ? judged(3 + 6 * i - 1, IntakeVerdictReason.MONEY_NOT_RETURNED, "与登记的负责人核对，承认未按期退还。") : null, null);
		}
	}

	private static final String[] COMPLAINTS = {
			"我去年在该公司投了五万元，当初承诺保本保息年化12%，现在到期取不出来，负责人一拖再拖，电话没人接，要求退还本金。",
			"我母亲在该公司办理预存卡，承诺每月返利，如今门店关门，联系不上，恳请查处并追回血汗钱。",
			"参加了一个消费返利平台，前两个月正常返现，这个月提现不了，客服拉黑，要求退款，请求查处。",
			"该公司以认养果树为名收了我两万元，合同约定一年返本付息，到期不兑付，要求退还。",
			"我是投资人，购买的养老床位至今未交付，承诺的利息也停止兑付，要讨说法。",
			"会员卡里还有三千元余额，店铺人去楼空，要求退款。",
			"业务员上门推销内部理财，保证收益，老人投了十万元，现在无法提现，请监管部门查处。",
			"被朋友拉入一个投资群，交了入会费后退不出来，群主失联，我要投诉。",
			"装修公司收了定金不施工，多次催促推诿，要求退还定金。",
			"我在该公司存的股金到期不退，负责人说资金周转困难要签展期协议，不同意，要求还钱。",
			"参与的项目承诺投一万每月返五百，返了三个月就停了，同村还有十几户同样遭遇，恳请查处。",
			"健身房停业不退卡费，打电话没人接，请求协调退款。"};

	private String name(int index) {
		return firms.get(index).name();
	}

	private record Judged(Instant at, IntakeVerdictReason reason, String note) {
	}

	private Judged judged(int days, IntakeVerdictReason reason, String note) {
		return new Judged(at(days, 10), reason, note);
	}

	private TakenDown down(int determined, @Nullable Integer handed, @Nullable Integer answered, TakedownResult result) {
		return new TakenDown(at(determined, 15), handed == null ? null : at(handed, 16), answered == null ? null : at(answered, 17), result,
				place + "处非移〔" + DemoCourse.day(at(determined, 15)).getYear() + "〕" + (OLDEST - determined) + "号");
	}

	private void text(String key, int days, IntakeChannel channel, List<String> sources, String title, String body, @Nullable String publisher,
			@Nullable Judged judged, @Nullable TakenDown takenDown) {
		text(key, days, channel, sources, title, body, channel == IntakeChannel.NEWS ? publisher : null, null, judged, takenDown);
	}

	private void text(String key, int days, IntakeChannel channel, List<String> sources, String title, String body, @Nullable String publisher,
			@Nullable String target, @Nullable Judged judged, @Nullable TakenDown takenDown) {
		texts.add(new DemoText(key, at(days, 8), channel, county, sources, title, body, publisher, target, judged == null ? null : judged.at(),
				judged == null ? null : judged.reason(), judged == null ? "" : judged.note(), takenDown));
	}

	/** In office hours of the last working day that is at least so many days ago, and never today. */
	private Instant at(int days, int hour) {
		var day = DemoCourse.day(now).minusDays(Math.max(1, days));
		while (!calendar.isWorkingDay(day)) {
			day = day.minusDays(1);
		}
		return day.atTime(hour, 20).atZone(DemoCourse.CHINA).toInstant().truncatedTo(ChronoUnit.SECONDS);
	}
}
