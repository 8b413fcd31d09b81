package cn.fangfei.detection.text;

import java.util.List;

/**
 * Tells of what sort a text is from all of it: what it warns of and reports against what it offers.
 *
 * <p>A warning or a report holds every keyword of an advert, and an advert may quote 远离非法集资. What tells them apart is whether somebody
 * offers: a promise that no sentence denies, and a way to take it up. The more of that, the more it takes to be a warning.
 */
final class Documents {

	/** Above this no licensed product for everybody pays, in per cent a year: twice the highest published rates, with a margin. */
	private static final double LICENSED_RATE = 6.5;

	private static final List<String> NAMED_RETURNS = List.of("消费增值", "消费全返", "消费返本", "全返", "全额返还", "返本", "返本销售", "排队免单", "排队返现", "排队返利",
			"排队全返", "静态收益", "动态收益", "静态分红", "动态分红", "积分增值", "积分升值", "积分分红", "消费资本", "消费养老", "花多少返多少", "消费多少返多少", "买多少返多少", "消费等于赚钱",
			"消费等于存钱", "消费赚钱", "充值分红", "储值分红", "卡金分红", "预存返利", "股东分红", "消费股东");

	private static final List<String> LEASEBACK = List.of("售后包租", "售后返租", "售后回租", "返租", "返租金", "包租", "包租回报", "商铺回购", "产权式商铺", "产权式酒店", "约定回购");

	private static final List<String> LOST = List.of("血汗钱", "被骗了", "我被骗", "要求退款", "要求退还", "不退钱", "不给退", "拒不退", "拒绝退款", "拒绝退还", "不退款", "退不出来",
			"取不出来", "拿不回来", "要不回来", "提现不了", "无法提现", "提不了现", "提现困难", "不能提现", "不让提现", "拖延兑付", "逾期兑付", "未兑付", "不兑付", "无法兑付", "停止兑付", "拒不兑付",
			"兑付不了", "维权", "我要投诉", "我要举报", "举报信", "实名举报", "请求查处", "追回", "讨说法", "跑路", "失联", "人去楼空", "一拖再拖", "至今未退", "至今未还", "报警了", "拿不到钱", "还我",
			"还钱", "退钱", "没到账", "没人接", "打电话没人接", "求助", "受害人", "受害者", "被害人", "逾期半年", "成了空话", "签展期协议", "展期", "求媒体关注", "求关注", "当初承诺",
			"到期无法取出", "无法取出", "退还本金", "退本金", "请监管部门查处", "要说法", "推诿", "同样遭遇", "逾期未还", "逾期不还", "电话打不通", "电话不接", "取不出", "至今未", "至今没有", "关门了",
			"上当了", "受骗", "被骗", "恳请", "诉求", "联系不上", "拉黑");

	private Documents() {
	}

	/** The sort, or null for what may be an advert of fund-raising. */
	static DocumentSort sort(TextEvidence e, Publisher publisher, boolean contact, boolean firstPerson) {
		var live = promises(e);
		var offer = e.liveCount(TermKind.PUBLIC) + e.liveCount(TermKind.URGENCY) + (contact ? 2 : 0);
		var complaint = e.count(TermKind.COMPLAINT);
		if (complaint >= 3 && e.has(TermKind.COMPLAINT, LOST) && e.liveCount(TermKind.URGENCY) == 0 && (firstPerson || complaint >= 4)
				|| complaint >= 2 && e.has(TermKind.COMPLAINT, LOST) && live == 0) {
			return e.count(TermKind.REPORT) > complaint + 3 ? DocumentSort.REPORT : DocumentSort.COMPLAINT;
		}
		var warned = e.count(TermKind.WARN);
		var reported = e.count(TermKind.REPORT);
		var about = warned + 0.75 * reported + 0.5 * e.count(TermKind.CASE) + 0.25 * e.count(TermKind.POLICY)
				+ (publisher == Publisher.OFFICIAL ? 3 : publisher == Publisher.PRESS ? 1 : 0);
		var need = 2 + (live > 0 ? 1 : 0) + (live > 0 && offer > 0 ? 1 : 0) + (live > 0 && offer > 1 && contact ? 1.5 : 0)
				+ Math.min(2, 0.4 * live);
		if (about >= need) {
			return reported > warned ? DocumentSort.REPORT : DocumentSort.EDUCATION;
		}
		if (e.count(TermKind.GAMBLE) >= 2) {
			return DocumentSort.GAMBLE;
		}
		if (licensed(e, publisher)) {
			return DocumentSort.LICENSED;
		}
		var money = e.hasRate() || e.liveCount(TermKind.GUARANTEE) > 0 || e.liveCount(TermKind.PERIOD_PAY) > 0;
		if (e.count(TermKind.JOB) >= 3 && !money && e.liveCount(TermKind.REBATE) == 0) {
			return DocumentSort.JOB;
		}
		if (e.count(TermKind.LOAN) >= 2 && e.liveCount(TermKind.GUARANTEE) == 0 && e.highestRate() <= 24
				&& e.count(TermKind.LOAN) > e.liveCount(TermKind.COVER)) {
			return DocumentSort.LOAN;
		}
		if (e.count(TermKind.PROPERTY) >= 2 && !e.has(TermKind.COVER, LEASEBACK) && e.liveCount(TermKind.GUARANTEE) == 0
				&& e.highestRate() <= 8) {
			return DocumentSort.PROPERTY;
		}
		if (e.count(TermKind.COMMERCE) >= 2 && !money && e.liveCount(TermKind.RECRUIT) < 2 && !e.has(TermKind.REBATE, NAMED_RETURNS)
				&& e.count(TermKind.COMMERCE) >= e.liveCount(TermKind.COVER)) {
			return DocumentSort.COMMERCE;
		}
		return null;
	}

	private static int promises(TextEvidence e) {
		return e.liveCount(TermKind.GUARANTEE) + e.liveCount(TermKind.RETURN) + e.liveCount(TermKind.PERIOD_PAY) + e.liveCount(TermKind.REBATE)
				+ e.liveCount(TermKind.RECRUIT) + (e.hasRate() ? 2 : 0);
	}

	/** The words that regulation puts into the adverts of licensed issuers, and nothing that it forbids them. */
	private static boolean licensed(TextEvidence e, Publisher publisher) {
		var words = e.count(TermKind.LICENSED) + (publisher == Publisher.LICENSED ? 2 : 0);
		return words >= 2 && e.highestRate() <= LICENSED_RATE && e.liveCount(TermKind.RECRUIT) == 0 && e.liveCount(TermKind.REBATE) == 0
				&& e.liveCount(TermKind.GUARANTEE) + e.liveCount(TermKind.RETURN) <= words - 1 && e.liveCount(TermKind.CRYPTO) == 0;
	}

}
