package cn.fangfei.detection.text;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tells of what sort a text is from all of it: what it warns of and reports against what it offers.
 *
 * <p>A warning or a report holds every keyword of an advert, and an advert may quote 远离非法集资. What tells them apart is whether somebody
 * offers: a promise that no sentence denies, and a way to take it up. The more of that, the more it takes to be a warning. What no word
 * gives away is heard from how the text is written ({@link Voice}): that adds to the words and seldom decides without them.
 */
final class Documents {

	/** Above this no licensed product for everybody pays, in per cent a year: twice the highest published rates, with a margin. */
	private static final double LICENSED_RATE = 6.5;

	/** So many words of warning are in no advert, whatever it offers. */
	private static final double CERTAIN = 5.5;

	private static final List<String> NAMED_RETURNS = List.of("消费增值", "消费全返", "消费返本", "全返", "全额返还", "返本", "返本销售", "排队免单", "排队返现", "排队返利",
			"排队全返", "静态收益", "动态收益", "静态分红", "动态分红", "积分增值", "积分升值", "积分分红", "消费资本", "消费养老", "花多少返多少", "消费多少返多少", "买多少返多少", "消费等于赚钱",
			"消费等于存钱", "消费赚钱", "充值分红", "储值分红", "卡金分红", "预存返利", "股东分红", "消费股东");

	/** When wages are paid as well. */
	private static final List<String> WAGES = List.of("日结", "周结", "月结", "按时到账", "准时到账", "按月发放", "按天结算", "按日结算", "按周结算", "每月发放");

	private static final List<String> LEASEBACK = List.of("售后包租", "售后返租", "售后回租", "返租", "返租金", "包租", "包租回报", "商铺回购", "产权式商铺", "产权式酒店", "约定回购");

	/**
	 * From this log odds on how a text is written says something of what it is; and what it is then worth in words of that sort, twice as
	 * much where there is no way to take anything up.
	 */
	private static final double HEARD = -1.6;

	private static final double WORTH = 2;

	/** The same as {@link #HEARD} where there is no way to take anything up. */
	private static final double QUIET = -2.2;

	/** What one word is worth that warnings and reports have more often than adverts. */
	private static final double HINTED = 0.4;

	/** From this log odds on it says enough by itself, where nothing is offered. */
	private static final double PLAIN = 1.5;

	/** Below this log odds no return is sold. */
	private static final double TRADE = -0.8;

	/** From this log odds on a return is sold, whatever else is spoken of. */
	private static final double SELLS = 1.2;

	/** So many words of warning settle it all the same. */
	private static final double DOUBT = 3.5;

	/** So many words of complaint, with how it is written, make one. */
	private static final double PLAINT = 3;

	private final TextEvidence e;

	private final Publisher publisher;

	private final boolean contact;

	private final BooleanSupplier firstPerson;

	private final int live;

	private final int offer;

	/** Whether somebody is spoken to, or a sum asked for. */
	private final BooleanSupplier addressed;

	private final Supplier<Voice> voice;

	Documents(TextEvidence evidence, Publisher publisher, boolean contact, BooleanSupplier firstPerson, BooleanSupplier addressed,
			Supplier<Voice> voice) {
		this.addressed = addressed;
		this.voice = voice;
		this.e = evidence;
		this.publisher = publisher;
		this.contact = contact;
		this.firstPerson = firstPerson;
		this.live = promises(e);
		this.offer = e.liveCount(TermKind.PUBLIC) + e.liveCount(TermKind.URGENCY) + (contact ? 2 : 0);
	}

	/** The sort of what no word gave away: whether it is written as warnings, reports and complaints are. */
	DocumentSort heard() {
		var voice = this.voice.get();
		var spoken = about() >= 1 || offer == 0 && (about() >= HINTED || voice.tells() >= PLAIN)
				|| about() >= HINTED && about() + voice.tells() >= PLAIN;
		var worth = offer == 0 ? 2 * WORTH : WORTH;
		var heard = voice.tells() - (offer == 0 ? QUIET : HEARD);
		if (heard > 0 && spoken && about() + worth * heard >= need()) {
			return voice.reports() > 0 ? DocumentSort.REPORT : DocumentSort.EDUCATION;
		}
		var words = e.count(TermKind.COMPLAINT) + e.count(TermKind.PLEA) + e.count(TermKind.LOST);
		if (voice.complains() > HEARD && words >= 1 && words + WORTH * (voice.complains() - HEARD) >= PLAINT) {
			return DocumentSort.COMPLAINT;
		}
		return voice.offers() < TRADE ? dealt() : null;
	}

	/** What is sold, if it is no return: the trade with the most words, or null if there are none. */
	private DocumentSort dealt() {
		var job = e.count(TermKind.JOB);
		var commerce = e.count(TermKind.COMMERCE);
		var licensed = e.highestNamed() <= LICENSED_RATE ? e.count(TermKind.LICENSED) : 0;
		if (job + commerce + licensed < 2 || e.liveCount(TermKind.RECRUIT) > 1 || e.liveCount(TermKind.CRYPTO) > 0) {
			return null;
		}
		return licensed > Math.max(job, commerce) ? DocumentSort.LICENSED : job > commerce ? DocumentSort.JOB : DocumentSort.COMMERCE;
	}

	private DocumentSort warned() {
		return e.count(TermKind.REPORT) > e.count(TermKind.WARN) + e.count(TermKind.CAUTION) ? DocumentSort.REPORT : DocumentSort.EDUCATION;
	}

	private boolean sells() {
		return about() < DOUBT && offers() && voice.get().sells() >= SELLS;
	}

	/** Whether something is promised, and it is offered to somebody. */
	boolean offers() {
		return live > 0 && (offer > 0 || addressed.getAsBoolean());
	}

	/** How much of the text warns or reports. */
	private double about() {
		return e.count(TermKind.WARN) + e.count(TermKind.CAUTION) + 0.75 * e.count(TermKind.REPORT) + 0.5 * e.count(TermKind.CASE)
				+ 0.25 * e.count(TermKind.POLICY) + 0.4 * e.count(TermKind.HINT)
				+ (publisher == Publisher.OFFICIAL ? 3 : publisher == Publisher.PRESS ? 1 : 0);
	}

	/** How much it takes: the more the more is offered. */
	private double need() {
		var need = offer == 0 ? 2 + Math.min(1.5, 0.3 * live)
				: 2 + (live > 0 ? 2 : 0) + (live > 0 && offer > 1 && contact ? 1.5 : 0) + Math.min(2, 0.4 * live);
		return Math.min(need, CERTAIN);
	}

	/** The sort, or null for what may be an advert of fund-raising. */
	DocumentSort sort() {
		var lost = e.count(TermKind.LOST);
		var plea = e.count(TermKind.PLEA);
		var complaint = e.count(TermKind.COMPLAINT) + plea + lost;
		if (complaint >= 2 && sells()) {
			complaint = 0;
			lost = 0;
			plea = 0;
		}
		if (lost > 0 && e.liveCount(TermKind.URGENCY) < 2 && complaint >= (firstPerson.getAsBoolean() ? 3 : 4) || lost > 0 && complaint >= 2 && live == 0) {
			return e.count(TermKind.REPORT) > complaint + 3 ? DocumentSort.REPORT : DocumentSort.COMPLAINT;
		}
		if (plea >= 1 && offer == 0 && complaint >= 2 && (plea >= 2 || e.asks())) {
			return DocumentSort.COMPLAINT;
		}
		if (about() >= need() && !sells()) {
			return warned();
		}
		if (e.count(TermKind.GAMBLE) >= 2 && !(e.hasRate() && e.liveCount(TermKind.GUARANTEE) + e.liveCount(TermKind.ASSURE) > 0)) {
			return DocumentSort.GAMBLE;
		}
		var trade = trade();
		return trade == null || trade == DocumentSort.LOAN || !sells() ? trade : null;
	}

	/** What else it may be that is sold. */
	private DocumentSort trade() {
		if (licensed()) {
			return DocumentSort.LICENSED;
		}
		var strong = e.hasRate() || e.liveCount(TermKind.PERIOD_PAY) > 0 || gains() || e.liveCount(TermKind.CRYPTO) > 1;
		var wages = 0;
		for (var term : e.liveTerms(TermKind.PERIOD_PAY)) {
			wages += WAGES.contains(term) ? 1 : 0;
		}
		var money = e.hasRate() || e.liveCount(TermKind.GUARANTEE) > 0 || e.liveCount(TermKind.PERIOD_PAY) > wages;
		if (e.count(TermKind.JOB) >= 3 && e.liveCount(TermKind.REBATE) == 0
				&& (!money || e.count(TermKind.JOB) >= 4 && !gains() && e.liveCount(TermKind.RECRUIT) < 2
						|| e.count(TermKind.JOB) >= 5 && !e.hasRate() && !gains()
						|| e.count(TermKind.JOB) >= 6 && e.liveCount(TermKind.GUARANTEE) < 2 && e.liveCount(TermKind.RECRUIT) < 3)) {
			return DocumentSort.JOB;
		}
		var lends = e.count(TermKind.LOAN) >= 3 && e.count(TermKind.LICENSED) >= 2 && !gains() && e.liveCount(TermKind.GUARANTEE) == 0
				&& e.liveCount(TermKind.PERIOD_PAY) == 0 && e.liveCount(TermKind.RECRUIT) == 0;
		if (lends) {
			return DocumentSort.LOAN;
		}
		if (e.count(TermKind.LOAN) >= 2 && !money && e.liveCount(TermKind.DEBT) == 0
				&& e.count(TermKind.LOAN) > e.liveCount(TermKind.COVER)) {
			return DocumentSort.LOAN;
		}
		if (e.count(TermKind.PROPERTY) >= 2 && !e.has(TermKind.COVER, LEASEBACK) && e.liveCount(TermKind.GUARANTEE) == 0
				&& e.liveCount(TermKind.PERIOD_PAY) == 0 && e.highestRate() <= 6) {
			return DocumentSort.PROPERTY;
		}
		var commerce = e.count(TermKind.COMMERCE);
		if (commerce >= 2 && !strong && e.liveCount(TermKind.DEBT) == 0 && e.liveCount(TermKind.RECRUIT) < (commerce >= 4 ? 3 : 1)
				&& !e.has(TermKind.REBATE, NAMED_RETURNS)
				&& e.liveCount(TermKind.REBATE) < 2 && commerce >= e.liveCount(TermKind.COVER)) {
			return DocumentSort.COMMERCE;
		}
		return null;
	}

	/** Whether a guarantee or a return is promised; that the price can be had back (随时可退) and a lowest price (保底)
	 * are spoken of by every shop. */
	private boolean gains() {
		var refunds = 0;
		for (var term : e.liveTerms(TermKind.GUARANTEE)) {
			refunds += term.indexOf('退') >= 0 || term.indexOf('赔') >= 0 || term.equals("保底") ? 1 : 0;
		}
		return e.liveCount(TermKind.GUARANTEE) > refunds || e.liveCount(TermKind.RETURN) > 0;
	}

	private static int promises(TextEvidence e) {
		return e.liveCount(TermKind.GUARANTEE) + e.liveCount(TermKind.RETURN) + e.liveCount(TermKind.PERIOD_PAY) + e.liveCount(TermKind.REBATE)
				+ e.liveCount(TermKind.RECRUIT) + (e.hasRate() ? 2 : 0);
	}

	/** The words that regulation puts into the adverts of licensed issuers, and nothing that it forbids them. */
	private boolean licensed() {
		var words = e.count(TermKind.LICENSED) + (publisher == Publisher.LICENSED ? 2 : 0);
		return words >= 2 && e.highestNamed() <= LICENSED_RATE && e.liveCount(TermKind.RECRUIT) == 0 && e.liveCount(TermKind.REBATE) == 0
				&& e.liveCount(TermKind.GUARANTEE) + e.liveCount(TermKind.RETURN) <= words - 1 && e.liveCount(TermKind.CRYPTO) == 0
				&& (e.hasRate() || e.liveCount(TermKind.COVER) < words - 1);
	}

}
