package cn.fangfei.server.demo;

import cn.fangfei.server.jurisdiction.WorkingDays;
import cn.fangfei.server.warning.SignalRule;
import cn.fangfei.server.warning.WarningVerdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Invents what other platforms and offices said of a dozen firms. Those of the last weeks are about firms whose registered wording
 * draws no attention; what came in just now is about firms that the register speaks of too.
 */
final class DemoAlarms {

	static final String BECOMES_CLUE = "clue";

	private static final String PROVINCE = "省级监测预警平台";

	private static final String FUNDS = "人民银行县支行资金监测";

	private static final String POLICE = "公安非法金融活动监测预警平台";

	private static final String HOTLINE = "12345政务服务便民热线";

	private static final String OPINION = "县委网信办舆情专报";

	private final List<DemoFirm> plain;

	private final List<DemoFirm> watched;

	private final WorkingDays calendar;

	private final Instant now;

	private final List<DemoAlarm> alarms = new ArrayList<>();

	DemoAlarms(List<DemoFirm> firms, List<DemoFirm> watched, WorkingDays calendar, Instant now) {
		this.plain = firms.stream()
			.filter(f -> f.matter() == null && f.township() != null && f.creditCode().length() == 18)
			.filter(f -> f.name().matches(".*(商贸|生物科技|农业科技|电子商务|食品)有限公司"))
			.toList();
		this.watched = watched.stream().filter(f -> !f.name().matches(".*(财富|理财|金融|交易|众筹|商务咨询).*")).toList();
		this.calendar = calendar;
		this.now = now;
	}

	List<DemoAlarm> make() {
		var reds = told(SignalRule.POLICE_PLATFORM, POLICE, 1, "平台推送：该单位对公账户近两月收到两百余名自然人整数转账，附言“认购”“入股”，疑似公开吸收资金。", 9);
		alarm("red", plain.get(0), null, reds,
				told(SignalRule.FUNDS_ANOMALY, FUNDS, 1, "资金快进快出，当日归集后转入关联个人账户，交易对手以老年人为主。", 8),
				told(SignalRule.PROVINCE_PLATFORM, PROVINCE, 0.9, "省平台橙色预警：短视频账号推介“保底分红”，留有门店地址和收款码。", 6));
		alarm("orange", plain.get(1), null,
				told(SignalRule.SUPERIOR_NOTICE, "市处非办风险提示函", 1, "邻市立案的养殖代养案在本县设有收款点，提示排查该单位与主犯的资金往来。", 11),
				told(SignalRule.COMPLAINTS, HOTLINE, 0.8, "一个月内五件工单反映预存款到期不退、负责人推诿。", 7),
				told(SignalRule.PUBLIC_OPINION, OPINION, 0.6, "本地论坛出现“存一万送家电、年底返本”的推广帖，浏览四千余次。", 5));
		alarm("yellow", plain.get(2), null,
				told(SignalRule.FIELD_FINDING, "扫楼清街排查", 0.9, "排查见楼上会议室张贴积分兑换排行榜，业务员讲解“充值翻倍”。", 13),
				told(SignalRule.COMPLAINTS, "12315投诉举报平台", 0.6, "三件投诉反映会员卡余额无法使用，要求退款。", 10));
		alarm("blue", plain.get(3), null,
				told(SignalRule.PUBLIC_OPINION, OPINION, 1, "微信群转发“入股合作社、旱涝保收”海报，落款为该单位。", 4));
		alarm("confirmed", plain.get(4),
				answer(22, "clerk", WarningVerdict.CONFIRMED, null, null, "电话核实并走访，确有向熟人以外的群众收取预存款，已督促其停止收款、逐户退还，继续跟踪。"),
				told(SignalRule.PROVINCE_PLATFORM, PROVINCE, 0.8, "省平台黄色预警：公众号推文含“预存返现、稳赚不赔”等用语。", 33),
				told(SignalRule.FIELD_FINDING, "网格排查", 0.7, "网格员巡查见门口张贴返现海报，有老年人排队办卡。", 31));
		alarm("refuted", plain.get(5),
				answer(28, "clerk", WarningVerdict.REFUTED, null, null, "资金往来为秋粮收购货款，有过磅单和发票，交易对手均为售粮农户，不属吸收资金。"),
				told(SignalRule.FUNDS_ANOMALY, FUNDS, 0.8, "账户短期内与一百余名自然人发生往来，单笔金额相近。", 36));
		alarm("snoozed", plain.get(6),
				answer(12, "clerk", null, null, DemoCourse.day(now).plusDays(18), "市场监管局正在对该单位开展预付卡专项检查，下月上旬出结果，届时一并研判。"),
				told(SignalRule.COMPLAINTS, HOTLINE, 0.9, "多名群众反映预付卡充值后门店经常关门，担心跑路。", 17),
				told(SignalRule.FIELD_FINDING, "网格排查", 0.5, "网格员见门店营业时间不固定，员工称在装修。", 15));
		alarm("overridden", plain.get(7),
				answer(9, "lead", null, 85.0, DemoCourse.day(now).plusDays(40), "会商认为与外省已立案的同类平台为同一团伙，评分偏低，按红色等级跟踪。"),
				told(SignalRule.SUPERIOR_NOTICE, "外省协查函", 0.9, "外省公安机关协查：该单位法定代表人为涉案平台本地代理。", 19));
		alarm(BECOMES_CLUE, plain.get(8), null,
				told(SignalRule.PROVINCE_PLATFORM, PROVINCE, 1, "省平台橙色预警：以预存农资款、领取固定收益为名在多个乡镇发展会员。", 62),
				told(SignalRule.COMPLAINTS, HOTLINE, 0.8, "两周内四件工单反映预存农资款后不发货，只给“月息”。", 58));
		alarm("now-1", watched.get(0), null, told(SignalRule.POLICE_PLATFORM, POLICE, 0.9, "平台交办：账户向多省自然人高频收款，请属地三日内反馈经营情况。", 0),
				told(SignalRule.FUNDS_ANOMALY, FUNDS, 0.8, "开户仅三个月，累计入账已超注册资本二十倍，余额长期为零。", 0));
		alarm("now-2", watched.get(1), null, told(SignalRule.PROVINCE_PLATFORM, PROVINCE, 0.8, "省平台提示：招聘网站大量招“理财顾问”，办公地与登记住所不符。", 0));
		alarm("now-3", watched.get(2), null, told(SignalRule.COMPLAINTS, HOTLINE, 0.7, "近两周三件工单反映宣传单承诺“年底还本”，要求核实。", 0));
		return List.copyOf(alarms);
	}

	/** @param days how long ago it was entered; nought for just now */
	private record Word(SignalRule rule, String origin, double strength, String because, int days) {
	}

	private static Word told(SignalRule rule, String origin, double strength, String because, int days) {
		return new Word(rule, origin, strength, because, days);
	}

	private DemoAlarm.Answer answer(int days, String by, @Nullable WarningVerdict verdict, @Nullable Double score,
			@Nullable LocalDate until, String words) {
		return new DemoAlarm.Answer(at(days, 15), by, verdict, score, until, words);
	}

	private void alarm(String key, DemoFirm firm, DemoAlarm.@Nullable Answer answer, Word... said) {
		var told = new ArrayList<DemoAlarm.Told>();
		for (var word : said) {
			var at = word.days() == 0 ? null : at(word.days(), 9);
			var occurred = (at == null ? now : at).minus(word.days() == 0 ? 30 : 20, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
			told.add(new DemoAlarm.Told(at, word.rule(), word.origin(), "demo-" + key + "-" + told.size(), word.strength(),
					word.because(), occurred));
		}
		alarms.add(new DemoAlarm(key, firm, List.copyOf(told), answer));
	}

	/** In the morning or afternoon of the last working day that is at least so many days ago. */
	private Instant at(int days, int hour) {
		var day = DemoCourse.day(now).minusDays(days);
		while (!calendar.isWorkingDay(day)) {
			day = day.minusDays(1);
		}
		return day.atTime(hour, 12, 40).atZone(DemoCourse.CHINA).toInstant();
	}
}
