package cn.fangfei.detection.text;

import cn.fangfei.detection.text.Quantity.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * The rates of one sentence: percentages that words tie to a return, interest in 分 and 厘, and amounts of which one is put in and
 * the other comes back (投1万每月返300 is 3 % a month).
 *
 * <p>A percentage belongs to the nearest word before it, within {@value #BEFORE} characters, else to the one behind it, within {@value #BEHIND}; if
 * that word speaks of something else (首付, 提成, 增长), it is no return. The period is that of the nearest word that names one. 按月付息
 * says when is paid and not for how long the rate counts. 季度分红8% can be read either way: both readings are given, the lower
 * first, and the lower one counts.
 */
final class Rates {

	private static final int BEFORE = 14;

	private static final int BEHIND = 6;

	private static final int PAIR_REACH = 44;

	private static final int CHAIN = 9;

	/** A time further before a figure has nothing to do with it. */
	private static final int TIED = 11;

	/** So near the last rate another percentage goes like it, whatever stands between. */
	private static final int LOOSE = 6;

	/** Up to so many per cent are what is paid each time: so little a year would lure nobody. */
	private static final double SMALL = 4;

	/** An amount in yuan under which nobody is asked to invest. */
	private static final double SUM = 1_000;

	/** An amount in yuan that is a principal if another comes back of it, even when no word says that it is put in. */
	private static final double PRINCIPAL = 5_000;

	/** A higher share that is given is no interest. */
	private static final double MOST_GIVEN = 40;

	/** Nobody of the public is asked for more. */
	private static final double MOST_PRINCIPAL = 10_000_000;

	/** What one is sold of. */
	private static final Signs SHARES = Signs.of("个份台股间张亩头棵坛手席幅户位口只根脚穴格棚柜吨辆套单箱支片块节门档颗盒瓶罐匹笼群尾池站店铺组盘窝垄畦窖缸塘场桩屏舱架列艘担斤枚件条扇把顶盆株丛袋本册号");

	/** What a plain number counts that is no money. */
	private static final Signs COUNTED = Signs.of("号日月个枚名人天年斤克两升米盒瓶袋箱只头件张次节堂课点岁层楼栋平亩公吨桶包份户家辆台套位");

	/** Verbs by which money is put in, before the sum; and behind it, before what it buys. */
	private static final Signs PUTS = Signs.of("放投存交购买入缴押借充储认垫花出掏凑付备拼");

	private static final Signs BUYS = Signs.of("包买入领认投压跟签置拿换占养租订抢锁盘开起");

	private static final String[] RETURNS = {"利息", "利钱", "红利", "分红", "租金", "收益", "使用费", "返利"};

	/** What stands behind a sum that is put in. */
	private static final String[] TAKEN = {"出来", "认购", "认领", "认养", "入伙", "认筹"};

	/** What says of a time that it comes again and a rate is of each. */
	private static final String[] ROUNDS = {"每轮", "每期", "周期", "次", "一轮", "一期", "到期"};

	/** What makes a period one that comes again. */
	private static final Signs EACH = Signs.of("每按逐一头年月日天周季满");

	/** A period stands no further before its figure. */
	private static final int SPOKEN = 10;

	/** What happens to a return, between its period and its figure. */
	private static final Signs GIVES = Signs.of("浮配吃打固保稳下算合有均解贴出回返得拿领赚收利息付给分增涨发派折补长挖落结计退租进挣净生滚入兑");

	/** The same, right before a figure that has no period. */
	private static final Signs GIVEN = Signs.of("足保给得分拿领赚返收补涨长落派付挣净");

	/** What is done with what comes back. */
	private static final Signs COMES = Signs.of("返得领分拿赚收利息回变给付取账补发派挣进退落结净租生贴多打见还入产手兑");

	/** What stands between the rates of a list. */
	private static final Signs CHAINS = Signs.of(",、年期个月天最高低可达至到为是约起档则上浮存满");

	/** No promise is higher; above it the text counts something else. */
	private static final double HIGHEST = 100_000;

	/** A pair that comes to less or more a year is of two amounts that have nothing to do with each other. */
	private static final double LEAST_SHARE = 0.005;

	private static final double MOST_SHARE = 10;

	private final PlainText text;

	private final int start;

	private final int end;

	private final List<Hit> hits;

	private final List<Quantity> quantities;

	private final List<Rate> found = new ArrayList<>();

	private Rates(PlainText text, int start, int end, List<Hit> hits) {
		this.text = text;
		this.start = start;
		this.end = end;
		this.hits = hits;
		this.quantities = Quantities.read(text, start, end);
	}

	/**
	 * Reads the sentence from {@code start} to {@code end}, whose terms are given.
	 *
	 * @param before what the sentence before says is put in, or null: 价款2万元;每日分润40元
	 */
	static Rates of(PlainText text, int start, int end, List<Hit> hits, Quantity before) {
		var rates = new Rates(text, start, end, hits);
		rates.read();
		if (before != null && rates.found.isEmpty()) {
			rates.pairs(-1, before, true);
		}
		return rates;
	}

	/** The last amount of the sentence that is put in, or null. */
	Quantity principal() {
		for (var i = quantities.size() - 1; i >= 0; i--) {
			var sum = quantities.get(i);
			if (sum.unit() == Unit.MONEY && sum.value() >= SUM && sum.value() <= MOST_PRINCIPAL
					&& (putIn(sum, floor(i)) || share(sum.end()) || priced(sum.start()))) {
				return sum;
			}
		}
		return null;
	}

	/** Where the quantity before ends. */
	private int floor(int i) {
		return i <= 0 ? start : quantities.get(i - 1).end();
	}

	/** 价款2万元, 那单3万: what something costs that one buys. */
	private boolean priced(int at) {
		return text.at(at - 2, "价款") || text.at(at - 2, "总价") || text.at(at - 2, "单价") || text.at(at - 2, "售价") || text.at(at - 2, "那单")
				|| text.at(at - 2, "这单") || text.at(at - 2, "一单");
	}

	/** The rates in the order of the text. */
	List<Rate> found() {
		return found;
	}

	/** The first amount of at least {@value #SUM} yuan that is asked for (投5万, 10万起, 一股2万), or null. */
	Quantity asked() {
		for (var i = 0; i < quantities.size(); i++) {
			var sum = quantities.get(i);
			if (sum.unit() == Unit.MONEY && sum.value() >= SUM && (putIn(sum, floor(i))
					|| text.charAt(sum.end()) == '起' || share(sum.end()))) {
				return sum;
			}
		}
		return null;
	}

	/** Whether an amount of at least {@value #SUM} yuan is named. */
	boolean sum() {
		for (var quantity : quantities) {
			if (quantity.unit() == Unit.MONEY && quantity.value() >= SUM) {
				return true;
			}
		}
		return false;
	}

	/** 2万一张, 5万占一股: so much for each of what is sold. */
	private boolean share(int at) {
		var from = text.charAt(at) == '占' || text.charAt(at) == '/' ? at + 1 : at;
		return (text.charAt(from) == '一' || text.charAt(from) == '每') && SHARES.has(text.charAt(from + 1)) && text.charAt(from + 1) != 0;
	}

	private void read() {
		for (var i = 0; i < quantities.size(); i++) {
			var quantity = quantities.get(i);
			switch (quantity.unit()) {
				case PERCENT -> percent(i, quantity);
				case FEN, LI -> interest(quantity);
				case MONEY, BARE -> {
					bare(quantity);
					pair(i, quantity);
				}
				default -> { }
			}
		}
	}

	/** 年化8,十万起: the sign left out. */
	private void bare(Quantity quantity) {
		if (quantity.unit() == Unit.BARE && quantity.value() > 2 && quantity.value() < 100 && (text.at(quantity.start() - 2, "年化")
				|| text.at(quantity.start() - 2, "年利"))
				&& (quantity.end() == end || ",。!;、\n".indexOf(text.charAt(quantity.end())) >= 0)) {
			add(quantity.value(), Period.YEAR, quantity);
		}
	}

	// Percentages

	private void percent(int i, Quantity quantity) {
		var floor = Math.max(start, quantity.start() - BEFORE);
		if (i > 0 && quantities.get(i - 1).unit() == Unit.PERCENT) {
			floor = Math.max(floor, quantities.get(i - 1).end());
		}
		var period = (Hit) null;
		var yield = (Hit) null;
		var other = (Hit) null;
		for (var hit : hits) {
			if (hit.end() > quantity.start() || hit.end() <= floor || inTime(hit)) {
				continue;
			}
			if (Period.of(hit.kind()) != null) {
				period = later(period, hit);
			}
			if (speaksOfReturn(hit)) {
				if (shareOf(hit, quantity)) {
					other = later(other, hit);
				}
				else {
					yield = later(yield, hit);
				}
			}
			if (hit.kind() == TermKind.NOT_RATE && !levelled(hit) && !base(hit, quantity) && !handedOut(hit) || hit.kind() == TermKind.RECRUIT) {
				other = later(other, hit);
			}
		}
		var spoken = period == null || !namesReturn(period) || comma(period.end(), quantity.start()) ? spokenPeriod(quantity) : null;
		if (text.charAt(quantity.end() - 1) == '成') {
			spoken = null;
		}
		if (spoken != null && yield == null && other == null && recruits(quantity.start())) {
			spoken = null;
		}
		var stated = spoken != null && text.charAt(quantity.start() - 2) == '按' && periodOf(text.charAt(quantity.start() - 1)) != null;
		if (spoken != null && (other == null || stated || comma(other.end(), quantity.start())) && (yield == null
				|| comma(yield.end(), quantity.start()))
				&& quantity.value() > 0 && quantity.value() <= HIGHEST) {
			add(quantity.value(), spoken, quantity);
			return;
		}
		var ceiling = Math.min(clauseEnd(quantity.end()), quantity.end() + BEHIND);
		var behindPeriod = (Hit) null;
		var behindYield = (Hit) null;
		var behindOther = (Hit) null;
		for (var hit : hits) {
			if (hit.start() < quantity.end() || hit.start() > ceiling || hit.end() > clauseEnd(quantity.end())) {
				continue;
			}
			if (behindPeriod == null && Period.of(hit.kind()) != null && hit.start() <= quantity.end() + 3) {
				behindPeriod = hit;
			}
			if (behindYield == null && speaksOfReturn(hit)) {
				behindYield = hit;
			}
			if (behindOther == null && hit.kind() == TermKind.NOT_RATE && hit.start() <= quantity.end() + 2) {
				behindOther = hit;
			}
		}
		if (other != null && period != null && period.start() >= other.end()
				&& (comma(other.end(), period.start()) || behindYield != null && behindYield.start() == quantity.end())) {
			// 持股者每年按13%分红: of what is paid each year.
			other = null;
		}
		var main = yield != null ? yield : period != null && namesReturn(period) ? period : null;
		if (other != null && (main == null || other.term().equals("溢价")) && raised(quantity)
				|| other != null && main == null && other.term().equals("溢价") && timed(i, quantity)) {
			other = null;
		}
		if (other != null && (main == null || other.end() > main.end() || other.start() <= main.start() && other.end() >= main.end())) {
			return;
		}
		if (behindOther != null && (main == null || quantity.start() - main.end() > 4)) {
			return;
		}
		if (main == null && other == null && chained(i, quantity)) {
			return;
		}
		var points = other == null && offered(quantity) || text.charAt(quantity.end() - 1) == '点' && other == null
				&& (givenBefore(quantity.start()) || text.charAt(quantity.end()) != 0 && "给派分返发付".indexOf(text.charAt(quantity.end())) >= 0);
		if (main == null && !points) {
			if (behindYield == null && !(behindPeriod != null && namesReturn(behindPeriod)) && !verbOfReturnBefore(quantity.start(), period)
					&& !adjoins(period, quantity) && !depositTerm(i, quantity) && !given(i, quantity) && !raised(quantity)
					&& !(other == null && behindPeriod != null && behindPeriod.start() <= quantity.end())) {
				return;
			}
			if (behindOther != null && behindYield == null) {
				return;
			}
		}
		if (quantity.value() <= 0 || quantity.value() > HIGHEST) {
			return;
		}
		var tenths = text.charAt(quantity.end() - 1) == '成' || text.charAt(quantity.end() - 2) == '成';
		if (tenths && (main == null || quantity.start() - main.end() > 4)) {
			return;
		}
		ruling(quantity, period, behindPeriod);
	}

	/** 三年期1.7%,五年期2%; 保底1.2%,最高2.7%: the second goes like the first if nothing else stands between. */
	private boolean chained(int i, Quantity quantity) {
		if (i < 1 || found.isEmpty()) {
			return false;
		}
		var last = found.get(found.size() - 1);
		var before = quantities.get(i - 1).unit() == Unit.DAYS && i > 1 ? quantities.get(i - 2) : quantities.get(i - 1);
		var tied = last.period() == Period.NONE && last.annual() != last.value();
		if (last.pair() || tied || last.end() != before.end() || quantity.start() - last.end() > CHAIN) {
			return false;
		}
		for (var k = last.end(); quantity.start() - last.end() > LOOSE && k < quantity.start(); k++) {
			if (!CHAINS.has(text.chars[k]) && !PlainText.isNumeral(text.chars[k]) && !Character.isDigit(text.chars[k])) {
				return false;
			}
		}
		add(quantity.value(), last.period(), quantity);
		return true;
	}

	/** 邀请人另得其收益的19%: a share of a return is none. */
	private boolean shareOf(Hit yield, Quantity quantity) {
		return yield.end() + 1 == quantity.start() && text.charAt(yield.end()) == '的' && "本金款额资价".indexOf(text.charAt(yield.end() - 1)) < 0;
	}

	/** 每周返还小票金额的1.1%: of what the share is. */
	private boolean base(Hit other, Quantity quantity) {
		return other.end() + 1 == quantity.start() && text.charAt(other.end()) == '的' && "额款价".indexOf(text.charAt(other.end() - 1)) >= 0
				&& spokenPeriod(other.start()) != null;
	}

	/** 按年奖励7%, 每周获得奖励2%: what is given by the year is a return, whatever it is called. */
	private boolean handedOut(Hit other) {
		return other.term().equals("奖励") && (text.charAt(other.start() - 2) == '按' && periodOf(text.charAt(other.start() - 1)) != null
				|| spokenPeriod(other.start()) != null && !recruits(other.start()));
	}

	/** 下调至0.2% tells where a rate stands, 下调0.2% how far it went. */
	private boolean levelled(Hit other) {
		return "至到为".indexOf(text.charAt(other.end())) >= 0 && text.charAt(other.end()) != 0 && other.term().length() <= 2;
	}

	/** 往后每年11%, 一年约8%. */
	private boolean adjoins(Hit period, Quantity quantity) {
		if (period == null || quantity.start() - period.end() > 2) {
			return false;
		}
		for (var k = period.end(); k < quantity.start(); k++) {
			if ("约按达有给付返发分拿得派赚至高是:".indexOf(text.chars[k]) < 0) {
				return false;
			}
		}
		return true;
	}

	/** 按年可得11%, 到年根儿分1100元, 租金年13%: a period within the clause, and what is done with the money between it and the figure. */
	private Period spokenPeriod(Quantity share) {
		var behind = text.charAt(share.end());
		return spokenPeriod(share.start(), behind != 0 && GIVES.has(behind));
	}

	private Period spokenPeriod(int at) {
		return spokenPeriod(at, false);
	}

	private Period spokenPeriod(int at, boolean behind) {
		var given = behind;
		for (var i = at - 1; i >= Math.max(start, at - SPOKEN); i--) {
			var c = text.chars[i];
			if (c == ',' || c == '、' || c == ':') {
				return null;
			}
			var period = periodOf(c);
			var first = i == start || ",:、".indexOf(text.chars[i - 1]) >= 0;
			if (period != null && !dated(i)
					&& ("年月季".indexOf(c) >= 0 || first && i == at - 1 || EACH.has(text.charAt(i - 1))
					&& text.charAt(i - 1) != 0)) {
				var stated = i == at - 1 && !PlainText.isNumeral(text.charAt(i - 1)) && text.charAt(i - 1) != '个';
				var yearsEnd = i == at - 2 && "底终末".indexOf(text.charAt(i + 1)) >= 0;
				return given || stated || yearsEnd || i >= at - 2 && EACH.has(text.charAt(i - 1))
						&& text.charAt(i - 1) != 0 ? period : null;
			}
			given |= GIVES.has(c);
		}
		return null;
	}

	/** Whether 年, 月, 日 at a place is of a date or of a length: 2023年, 三月, 12个月, 半年. */
	private boolean dated(int i) {
		var before = text.charAt(i - 1);
		if (before == '一') {
			return PlainText.isNumeral(text.charAt(i - 2)) && text.charAt(i - 2) != '万';
		}
		return Character.isDigit(before) || PlainText.isNumeral(before) || before != 0 && "个半数几多近上下本今明后前整周".indexOf(before) >= 0
				|| text.charAt(i + 1) != 0 && "期份限内前后以级轻纪".indexOf(text.charAt(i + 1)) >= 0;
	}

	/** 一口塘2万,捞完给15%: where a sum is put in, a share that is given is a return. */
	private boolean given(int i, Quantity quantity) {
		if (timed(i, quantity)) {
			return true;
		}
		if (!putInBefore(i) || recruits(quantity.start())) {
			return false;
		}
		if ("给保".indexOf(text.charAt(quantity.end())) >= 0 && quantity.end() < end) {
			return true;
		}
		for (var k = quantity.start() - 1; k >= Math.max(start, quantity.start() - 4); k--) {
			if (GIVEN.has(text.chars[k])) {
				return true;
			}
			if (",:、".indexOf(text.chars[k]) >= 0) {
				return false;
			}
		}
		return false;
	}

	/** 七天回5%, 七日溢价8%, 十天目标5%. */
	private boolean timed(int i, Quantity quantity) {
		if (recruits(quantity.start())) {
			return false;
		}
		for (var k = i - 1; k >= 0 && quantity.start() - quantities.get(k).end() <= TIED; k--) {
			if (quantities.get(k).unit() == Unit.DAYS) {
				return tiedTo(quantities.get(k).end(), quantity.start());
			}
		}
		return false;
	}

	private boolean tiedTo(int from, int to) {
		if (to - from <= 1) {
			return true;
		}
		for (var k = from; k < to; k++) {
			if (GIVES.has(text.chars[k]) || text.chars[k] == '标' || text.chars[k] == '溢' || text.chars[k] == '加' || round(k)) {
				return true;
			}
		}
		return false;
	}

	/** 十天一轮,每轮5%. */
	private boolean round(int k) {
		return text.at(k, "每轮") || text.at(k, "每期") || text.at(k, "周期") || text.at(k, "每次") || text.at(k, "一次")
				|| text.at(k, "一期");
	}

	private boolean putInBefore(int i) {
		for (var k = 0; k < i; k++) {
			var sum = quantities.get(k);
			if (sum.unit() == Unit.MONEY && sum.value() >= SUM
					&& (putIn(sum, k == 0 ? start : quantities.get(k - 1).end()) || text.charAt(sum.end()) == '起' || share(sum.end()))) {
				return true;
			}
		}
		return false;
	}

	/** Whether the clause before a place speaks of bringing others. */
	private boolean recruits(int at) {
		for (var hit : hits) {
			if (hit.kind() == TermKind.RECRUIT && hit.start() < at && at - hit.end() <= BEFORE) {
				return true;
			}
		}
		return false;
	}

	/** 还能给9%: who gives a share speaks of a return. */
	private boolean offered(Quantity quantity) {
		return quantity.value() <= MOST_GIVEN && !recruits(quantity.start()) && (text.at(quantity.start() - 2, "能给")
				|| text.at(quantity.start() - 2, "给到") || text.at(quantity.start() - 2, "给您") || text.at(quantity.start() - 2, "给你"));
	}

	/** 加价15%收回, 一年后加12%由本堂请回: what is bought is taken back for more. */
	private boolean raised(Quantity quantity) {
		var before = text.charAt(quantity.start() - 1);
		if ((before == 0 || "加高溢涨".indexOf(before) < 0)
				&& !(before == '价' && "加溢涨".indexOf(text.charAt(quantity.start() - 2)) >= 0 && text.charAt(quantity.start() - 2) != 0)) {
			return false;
		}
		for (var k = Math.max(start, quantity.start() - 9); k < quantity.start(); k++) {
			if (text.at(k, "收回") || text.at(k, "回购") || text.at(k, "赎回") || text.at(k, "购回") || text.at(k, "回收")) {
				return true;
			}
		}
		for (var k = quantity.end(); k < Math.min(end, quantity.end() + 9) && text.chars[k] != ','; k++) {
			if (text.chars[k] == '购' || text.chars[k] == '赎' || text.chars[k] == '接' || text.at(k, "收回") || text.at(k, "回收")
					|| text.at(k, "请回")
					|| text.at(k, "请走") || text.at(k, "卖出") || text.at(k, "挂出") || text.at(k, "转出") || text.at(k, "退还")
					|| text.at(k, "退回") || text.at(k, "兑") || text.at(k, "买回") || text.at(k, "买走") || text.at(k, "收走")) {
				return true;
			}
		}
		return false;
	}

	/** 三年期2%, as a bank lists what it pays. */
	private boolean depositTerm(int i, Quantity quantity) {
		if (i < 1 || quantities.get(i - 1).unit() != Unit.DAYS) {
			return false;
		}
		var term = quantities.get(i - 1).end();
		return text.charAt(term) == '期' && quantity.start() - term <= 3;
	}

	private boolean comma(int from, int to) {
		for (var i = from; i < to; i++) {
			if (text.chars[i] == ',') {
				return true;
			}
		}
		return false;
	}

	/** Decides the period of a percentage that is a return. */
	private void ruling(Quantity quantity, Hit before, Hit behind) {
		var slash = slashed(quantity.end());
		if (slash != null) {
			add(quantity.value(), slash, quantity);
			return;
		}
		var adjoining = behind != null && behind.start() <= quantity.end() + 2;
		if (before == null && behind != null || adjoining && before != null && !namesReturn(before) && rhythm(before.start()) != null) {
			add(quantity.value(), Period.of(behind.kind()), quantity);
			return;
		}
		var rhythm = lastRhythm(quantity.start());
		if (rhythm != null && (before == null || before.end() <= rhythm.end())) {
			var quarterly = rhythm.term().contains("季");
			if (quarterly && rhythm.term().contains("分红")) {
				add(quantity.value(), Period.QUARTER, quantity.value(), quantity);
				add(quantity.value(), Period.QUARTER, quantity);
				return;
			}
			var each = rhythm.term().startsWith("每") || rhythm.term().startsWith("月返") || rhythm.term().startsWith("日返")
					|| rhythm.term().startsWith("周返") || rhythm.term().startsWith("天天") || rhythm.term().startsWith("月月")
					|| rhythm.term().startsWith("季返") || rhythm.term().startsWith("按日") || rhythm.term().startsWith("按天")
					|| rhythm.term().startsWith("月付") || rhythm.term().startsWith("日日");
			var close = quantity.start() - rhythm.end() <= 3;
			if (each && quantity.start() - rhythm.end() <= 8 && !comma(rhythm.end(), quantity.start())) {
				add(quantity.value(), periodIn(rhythm.term()), quantity);
				return;
			}
			if ((each || handed(rhythm.term()) || quantity.value() <= SMALL) && close) {
				add(quantity.value(), periodIn(rhythm.term()), quantity);
				return;
			}
			if (before == null || before.start() >= rhythm.start()) {
				add(quantity.value(), Period.NONE, quantity);
				return;
			}
		}
		if (before != null) {
			add(quantity.value(), Period.of(before.kind()), quantity);
			return;
		}
		var spoken = spokenPeriod(quantity);
		if (spoken != null) {
			add(quantity.value(), spoken, quantity);
			return;
		}
		tied(quantity);
	}

	/** 30天回报20%: a time right before the word for the return ties the rate to it. */
	private void tied(Quantity quantity) {
		for (var time : quantities) {
			if (time.unit() != Unit.DAYS || time.end() > quantity.start() || quantity.start() - time.end() > TIED || time.value() < 1) {
				continue;
			}
			var between = text.words(time.end(), quantity.start());
			if (holds(between, ROUNDS) || between.indexOf('率') < 0 && (between.indexOf(',') < 0 || between.indexOf('得') >= 0)
					&& between.indexOf('期') < 0) {
				var annual = quantity.value() * 365 / time.value();
				if (annual <= HIGHEST * 100) {
					found.add(new Rate(Rate.rounded(quantity.value()), Period.NONE, Rate.rounded(annual), quantity.start(),
							quantity.end(), false));
					return;
				}
			}
		}
		add(quantity.value(), Period.NONE, quantity);
	}

	private static boolean holds(String words, String[] any) {
		for (var word : any) {
			if (words.contains(word)) {
				return true;
			}
		}
		return false;
	}

	private boolean at(int place, String[] any) {
		for (var word : any) {
			if (text.at(place, word)) {
				return true;
			}
		}
		return false;
	}

	/** 按月给2%, 按季返3%: so much each time; 按月付息12% says only when. */
	private static boolean handed(String rhythm) {
		return rhythm.charAt(0) == '按' && rhythm.length() == 3 && "给返退分领长拿涨".indexOf(rhythm.charAt(2)) >= 0
				|| rhythm.charAt(0) == '按' && (rhythm.endsWith("返利") || rhythm.endsWith("返还") || rhythm.endsWith("返现"));
	}

	/** %/月, %每天, 元/日. */
	private Period slashed(int i) {
		if (text.charAt(i) != '/') {
			return null;
		}
		return periodOf(text.charAt(i + 1));
	}

	private static Period periodOf(char c) {
		return switch (c) {
			case '年' -> Period.YEAR;
			case '季' -> Period.QUARTER;
			case '月' -> Period.MONTH;
			case '周' -> Period.WEEK;
			case '日', '天' -> Period.DAY;
			default -> null;
		};
	}

	private static Period periodIn(String term) {
		for (var i = 0; i < term.length(); i++) {
			var period = term.startsWith("星期", i) || term.startsWith("礼拜", i) ? Period.WEEK : periodOf(term.charAt(i));
			if (period != null) {
				return period;
			}
		}
		return Period.NONE;
	}

	/** 月收益 of 三个月收益 is no term: the 月 belongs to the time. */
	private boolean inTime(Hit hit) {
		for (var time : quantities) {
			if (time.unit() == Unit.DAYS && hit.start() > time.start() && hit.start() < time.end()) {
				return Period.of(hit.kind()) != null;
			}
		}
		return false;
	}

	private Hit lastRhythm(int before) {
		var last = (Hit) null;
		for (var hit : hits) {
			if (hit.kind() == TermKind.PERIOD_PAY && hit.end() <= before && before - hit.end() <= BEFORE && hit.start() >= start) {
				last = later(last, hit);
			}
		}
		return last;
	}

	/** The rhythm of payment that a period word is part of. */
	private Hit rhythm(int at) {
		for (var hit : hits) {
			if (hit.kind() == TermKind.PERIOD_PAY && hit.start() <= at && at < hit.end()) {
				return hit;
			}
		}
		return null;
	}

	private static Hit later(Hit a, Hit b) {
		return a == null || b.end() > a.end() || b.end() == a.end() && b.length() > a.length() ? b : a;
	}

	private static boolean speaksOfReturn(Hit hit) {
		return hit.kind() == TermKind.YIELD || hit.kind() == TermKind.PERIOD_PAY || hit.kind() == TermKind.REBATE
				|| hit.kind() == TermKind.RETURN || hit.kind() == TermKind.GUARANTEE && hit.term().length() > 2;
	}

	/** 年化 and 月息 say by themselves that a return follows, 每月 does not. */
	private static boolean namesReturn(Hit period) {
		var term = period.term();
		var first = term.charAt(0);
		return "年月季周日天度期末内头尾".indexOf(term.charAt(term.length() - 1)) < 0 && !(first == '每' || first == '一' || first == '单'
				|| term.equals("当天") || term.equals("天天") || term.equals("日日")
				|| term.equals("月月") || term.equals("周周") || term.equals("季季") || term.equals("首年") || first == '上' || term.equals("24小时"));
	}

	/** 给8个点, 拿12个点: who speaks of points speaks of a return. */
	private boolean givenBefore(int at) {
		for (var i = at - 1; i >= Math.max(start, at - 3); i--) {
			if ("给拿有赚息".indexOf(text.chars[i]) >= 0) {
				return true;
			}
		}
		return false;
	}

	/** 每天返3%, 每月拿5%. */
	private boolean verbOfReturnBefore(int at, Hit period) {
		if (period == null) {
			return false;
		}
		for (var i = period.start(); i < at; i++) {
			if (GIVES.has(text.chars[i])) {
				return true;
			}
		}
		return "返利息".indexOf(text.charAt(at - 1)) >= 0;
	}

	private int clauseEnd(int from) {
		for (var i = from; i < end; i++) {
			if (text.chars[i] == ',' || text.chars[i] == '、' || text.chars[i] == ':') {
				return i;
			}
		}
		return end;
	}

	// 分 and 厘

	private void interest(Quantity quantity) {
		var before = (Hit) null;
		var ofReturn = "利息".indexOf(text.charAt(quantity.end())) >= 0 && text.charAt(quantity.end()) != 0
				|| text.at(quantity.end(), "的利") || text.at(quantity.end(), "算利") || text.at(quantity.end(), "计利")
				|| text.at(quantity.end(), "计息")
				|| text.at(quantity.end(), "给息") || text.at(quantity.end(), "的年息") || text.at(quantity.end(), "的年利")
				|| quantity.unit() == Unit.LI && text.at(quantity.end(), "一个月") || text.at(quantity.end(), "的月息") || text.at(quantity.end(), "的月利")
				|| text.charAt(quantity.end()) == '厘'
				|| text.at(quantity.end(), "付息") || text.at(quantity.end(), "给利") || text.at(quantity.end(), "回报")
				|| text.at(quantity.end(), "收益");
		for (var hit : hits) {
			if (hit.end() > quantity.start() || quantity.start() - hit.end() > 6) {
				continue;
			}
			var period = Period.of(hit.kind());
			if (period != null) {
				before = later(before, hit);
				ofReturn |= namesReturn(hit);
			}
			ofReturn |= hit.kind() == TermKind.YIELD && quantity.start() - hit.end() <= 4
					|| hit.kind() == TermKind.RETURN && hit.term().endsWith("息");
		}
		for (var i = quantity.start() - 1; i >= start && i >= quantity.start() - 2; i--) {
			ofReturn |= "利息".indexOf(text.chars[i]) >= 0;
		}
		ofReturn |= quantity.unit() == Unit.LI && "年月日".indexOf(text.charAt(quantity.start() - 1)) >= 0 && quantity.start() > start;
		if (!ofReturn || quantity.value() <= 0 || text.charAt(quantity.end()) == '钟' || text.charAt(quantity.end()) == '之') {
			return;
		}
		var named = text.at(quantity.end(), "的年") ? Period.YEAR : periodOf(text.charAt(quantity.start() - 1));
		var period = before != null ? Period.of(before.kind()) : named != null ? named : Period.MONTH;
		var per = period.fen() * (quantity.unit() == Unit.LI ? 0.1 : 1);
		if (quantity.value() * per > 100) {
			return;
		}
		add(quantity.value() * per, period, quantity);
	}

	// Amounts

	private void pair(int i, Quantity in) {
		if (in.value() < 10 || in.value() > MOST_PRINCIPAL || in.unit() == Unit.BARE && (text.charAt(in.end()) == '年' || !wholesome(in))) {
			return;
		}
		var put = putIn(in, floor(i)) || in.value() == 10_000 && text.charAt(in.end()) != 0
				&& "一每月日天年".indexOf(text.charAt(in.end())) >= 0;
		put |= share(in.end()) || at(in.end(), TAKEN);
		if (!put && (in.unit() != Unit.MONEY || in.value() < PRINCIPAL)) {
			return;
		}
		pairs(i, in, put);
	}

	/** Looks behind the {@code i}-th quantity for what comes back of an amount. */
	private void pairs(int i, Quantity in, boolean put) {
		for (var k = i + 1; k < quantities.size(); k++) {
			var out = quantities.get(k);
			if (out.start() - in.end() > PAIR_REACH) {
				return;
			}
			if (out.unit() != Unit.MONEY && out.unit() != Unit.BARE || out.value() <= 0 || text.charAt(out.start()) == '0'
					|| text.charAt(out.end()) == '-') {
				continue;
			}
			var named = out.unit() == Unit.MONEY || wholesome(out);
			if (in.start() < start && out.value() > 2 * in.value()) {
				return;
			}
			if (named && putIn(out, floor(k)) && !(out.value() < in.value() && comesBack(in.end(), out))) {
				return;
			}
			if (recruits(out.start()) || text.at(out.start() - 3, "一次性") || text.at(out.start() - 5, "一次性")) {
				continue;
			}
			if ((put || out.unit() == Unit.MONEY && out.value() > in.value() && out.value() < 2 * in.value()
					&& (after(in.end(), out.start()) > 0 || periodic(in, out)) || out.unit() == Unit.MONEY && out.value() < in.value() && periodic(in, out))
					&& (comesBack(in.end(), out) || put && out.unit() == Unit.MONEY && periodic(in, out))
					&& pairOf(i, k, in, out)) {
				return;
			}
		}
	}

	/** Whether a period stands in the clause before an amount, so that it comes again. */
	private boolean periodic(Quantity in, Quantity out) {
		if (spokenPeriod(out.start()) != null) {
			return true;
		}
		var ofReturn = false;
		for (var word : RETURNS) {
			ofReturn |= text.at(out.start() - word.length(), word);
		}
		for (var hit : hits) {
			if (hit.start() >= in.end() && hit.end() <= out.start() && out.start() - hit.end() <= SPOKEN && Period.of(hit.kind()) != null
					&& !inTime(hit) && (ofReturn || !comma(hit.end(), out.start()))) {
				return true;
			}
		}
		return false;
	}

	/** A plain number is money only if it looks like an amount and not like a telephone. */
	private boolean wholesome(Quantity bare) {
		return bare.value() >= 100 && bare.value() <= 10_000_000 && bare.end() - bare.start() <= 9 && text.charAt(bare.start()) != '0'
				&& text.charAt(bare.end()) != '-';
	}

	/** Whether words before an amount, no further back than {@code floor}, or behind it say that it is put in. */
	private boolean putIn(Quantity quantity, int floor) {
		for (var i = quantity.start() - 1; i >= floor && i >= quantity.start() - 6; i--) {
			var c = text.chars[i];
			if (c == ',' || c == ':') {
				break;
			}
			if (PUTS.has(c) && !(c == '入' && "收月日年进".indexOf(text.charAt(i - 1)) >= 0 && text.charAt(i - 1) != 0)
					&& !(c == '交' && text.charAt(i + 1) == '易') && !(c == '付' && "兑月日支年".indexOf(text.charAt(i - 1)) >= 0)
					|| c == '每' && i == quantity.start() - 1) {
				return true;
			}
		}
		if ((text.charAt(quantity.start() - 2) == '一' || text.charAt(quantity.start() - 2) == '每')
				&& SHARES.has(text.charAt(quantity.start() - 1))) {
			return true;
		}
		var next = text.charAt(quantity.end());
		if (quantity.unit() == Unit.MONEY && quantity.value() >= SUM && next == ','
				&& "放存投搁交".indexOf(text.charAt(quantity.end() + 1)) >= 0) {
			return true;
		}
		if (quantity.unit() == Unit.MONEY && quantity.value() >= SUM && next != 0 && BUYS.has(next)
				&& text.charAt(quantity.end() + 1) == '一') {
			return true;
		}
		if (quantity.unit() == Unit.MONEY && quantity.value() >= SUM && next == '起') {
			return true;
		}
		return next == '投' || text.at(quantity.end(), "本金") || text.at(quantity.end(), "入股") || text.at(quantity.end(), "存")
				|| text.at(quantity.end(), "起投") || text.at(quantity.end(), "入金") || text.at(quantity.end(), "放")
				|| text.at(quantity.end(), "购买") || text.at(quantity.end(), "买入")
				|| quantity.unit() == Unit.MONEY && periodBehind(quantity.end()) != null && quantity.value() >= 1_000;
	}

	/** 1万元每年, 1万一年. */
	private Hit periodBehind(int at) {
		for (var hit : hits) {
			if (hit.start() >= at && hit.start() <= at + 1 && text.charAt(at) != ',' && Period.of(hit.kind()) != null) {
				return hit;
			}
		}
		return null;
	}

	private boolean comesBack(int from, Quantity out) {
		for (var i = out.start() - 1; i >= from && i >= out.start() - 8; i--) {
			if (text.chars[i] == ',') {
				break;
			}
			if (COMES.has(text.chars[i]) || text.at(i, "到卡")
					|| text.chars[i] == '有' && out.unit() == Unit.MONEY) {
				return out.unit() == Unit.MONEY || out.value() >= 10 && !COUNTED.has(text.charAt(out.end()));
			}
		}
		var money = out.unit() == Unit.MONEY;
		return pocketed(out) || money && (text.at(out.end(), "一个月") || text.at(out.end(), "一天"))
				|| (money || out.value() >= 10 && ends(out.end())) && each(out.start());
	}

	/** Whether a clause ends at a place. */
	private boolean ends(int at) {
		return at >= end || ",。!;、\n".indexOf(text.charAt(at)) >= 0;
	}

	/** Whether a period stands right before a figure: 一万块一月140元, 每月200元. */
	private boolean each(int at) {
		var period = periodOf(text.charAt(at - 1));
		return period != null && EACH.has(text.charAt(at - 2)) && text.charAt(at - 2) != 0 && !dated(at - 1)
				|| text.at(at - 3, "一个月") || text.at(at - 3, "每个月");
	}

	/** 日均80元进口袋. */
	private boolean pocketed(Quantity out) {
		return text.at(out.end(), "的利") || out.unit() == Unit.MONEY && (text.at(out.end(), "准时进") || text.at(out.end(), "进卡")
				|| text.at(out.end(), "自动进") || text.at(out.end(), "直接进") || text.at(out.end(), "进钱包") || text.at(out.end(), "收走") || text.at(out.end(), "收回") || text.at(out.end(), "回购")
				|| text.at(out.end(), "买回") || text.at(out.end(), "接走") || text.at(out.end(), "雷打不动") || text.at(out.end(), "进口袋")
				|| text.at(out.end(), "入袋") || text.at(out.end(), "落袋")
				|| text.at(out.end(), "进账") || text.at(out.end(), "到手") || text.at(out.end(), "到账") || text.at(out.end(), "打卡")
				|| text.at(out.end(), "打到") || text.at(out.end(), "收入") || text.at(out.end(), "收益") || text.at(out.end(), "利"));
	}

	private boolean pairOf(int i, int k, Quantity in, Quantity out) {
		var period = (Hit) null;
		for (var hit : hits) {
			if (hit.start() >= in.end() - 1 && hit.end() <= out.start() && Period.of(hit.kind()) != null && !inTime(hit)) {
				period = later(period, hit);
			}
		}
		var rhythm = (Hit) null;
		for (var hit : hits) {
			if (hit.kind() == TermKind.PERIOD_PAY && hit.start() >= in.end() && hit.end() <= out.start()) {
				rhythm = later(rhythm, hit);
			}
		}
		var behind = slashed(out.end());
		if (behind == null && out.unit() == Unit.MONEY) {
			behind = text.charAt(out.end()) == '每' ? periodOf(text.charAt(out.end() + 1)) : periodOf(text.charAt(out.end()));
			if (behind == null && text.charAt(out.end()) == '一') {
				behind = text.at(out.end(), "一天") ? Period.DAY : text.at(out.end(), "一个月") ? Period.MONTH
						: text.at(out.end(), "一年") ? Period.YEAR : text.at(out.end(), "一周") ? Period.WEEK : null;
			}
		}
		if (behind != null) {
			return addPair(out.value() / in.value(), behind, in, out);
		}
		var after = after(in.end(), out.start());
		if (after > 0) {
			return addTotal(in, out, after);
		}
		var spoken = period == null || comma(period.end(), out.start()) ? spokenPeriod(out.start()) : null;
		if (spoken == Period.YEAR && out.value() > in.value() && out.value() < 2 * in.value()) {
			return addTotal(in, out, 365);
		}
		if (spoken != null) {
			return addPair(out.value() / in.value(), spoken, in, out);
		}
		var yearsEnd = period != null && Period.of(period.kind()) == Period.YEAR && out.value() > in.value() && out.value() < 2 * in.value();
		if (yearsEnd) {
			return addTotal(in, out, 365);
		}
		if (period != null && !ends(period, out)) {
			return addPair(out.value() / in.value(), Period.of(period.kind()), in, out);
		}
		if (rhythm != null) {
			return addPair(out.value() / in.value(), periodIn(rhythm.term()), in, out);
		}
		var days = period != null ? 365 / Period.of(period.kind()).timesAYear() : 0;
		for (var m = i + 1; m < k; m++) {
			if (quantities.get(m).unit() == Unit.DAYS) {
				days = quantities.get(m).value();
			}
		}
		if (days <= 0 && text.charAt(out.end()) == ',') {
			var rounds = rounds(out.end() + 1);
			return rounds != null && addPair(out.value() / in.value(), rounds, in, out);
		}
		return days > 0 && addTotal(in, out, days);
	}

	/** 一年一结, 每月打卡: how often, said behind the sums. */
	private Period rounds(int at) {
		var again = text.charAt(at) == '一' && text.charAt(at + 2) == '一' || text.charAt(at) == '每' || text.charAt(at) == '按';
		return again ? periodOf(text.charAt(at + 1)) : null;
	}

	/** 一年后拿6万, 到期: days, or 0 if the return is one that comes again. */
	private double after(int from, int to) {
		for (var i = from; i < to; i++) {
			if (text.at(i, "到年底") || text.at(i, "明年") || text.at(i, "转年") || text.at(i, "来年")) {
				return 365;
			}
		}
		for (var time : quantities) {
			if (time.unit() == Unit.DAYS && time.start() >= from && time.end() <= to
					&& (text.charAt(time.end()) == '后' || text.at(time.end(), "以后") || text.at(time.end(), "之后")
							|| text.at(time.end(), "到期") || text.at(time.end(), "期满") || text.at(time.end(), "内")
							|| text.charAt(time.start() - 1) == '满'
							|| text.at(time.end(), "一到") || text.at(time.end(), "期"))) {
				return time.value();
			}
		}
		return 0;
	}

	/** Whether the amount is what is there at the end of the period: 一年变, 一年拿回. */
	private boolean ends(Hit period, Quantity out) {
		if (namesReturn(period) || period.term().charAt(0) == '每') {
			return false;
		}
		for (var i = period.end(); i < out.start(); i++) {
			if ("变回".indexOf(text.chars[i]) >= 0 && text.charAt(i + 1) != '报' || text.at(i, "本息") || text.at(i, "连本")) {
				return true;
			}
		}
		return false;
	}

	private boolean addTotal(Quantity in, Quantity out, double days) {
		var gain = out.value() >= in.value() ? out.value() - in.value() : out.value();
		if (gain <= 0 || days < 1) {
			return false;
		}
		var value = gain / in.value() * 100;
		if (Math.abs(days - 365) < 1) {
			return addPair(gain / in.value(), Period.YEAR, in, out);
		}
		if (Math.abs(days - 365.0 / 12) < 1) {
			return addPair(gain / in.value(), Period.MONTH, in, out);
		}
		var annual = value * 365 / days;
		if (annual > HIGHEST * 10) {
			return false;
		}
		found.add(new Rate(Rate.rounded(value), Period.NONE, Rate.rounded(annual), begin(in, out), out.end(), true));
		return true;
	}

	private boolean addPair(double share, Period period, Quantity in, Quantity out) {
		if (share * 100 * period.timesAYear() > HIGHEST || share * period.timesAYear() < LEAST_SHARE || period == Period.YEAR && share > MOST_SHARE) {
			return false;
		}
		found.add(Rate.of(share * 100, period, begin(in, out), out.end(), true));
		return true;
	}

	/** Where a pair begins within this sentence. */
	private int begin(Quantity in, Quantity out) {
		return in.start() >= start ? in.start() : out.start();
	}

	private void add(double value, Period period, Quantity quantity) {
		found.add(Rate.of(value, period, quantity.start(), quantity.end(), false));
	}

	private void add(double value, Period period, double annual, Quantity quantity) {
		found.add(new Rate(Rate.rounded(value), period, Rate.rounded(annual), quantity.start(), quantity.end(), false));
	}

}
