package cn.fangfei.detection.flow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The Chinese sentence of each mark, and the transactions it speaks of. Every figure of a sentence is reckoned from exactly those
 * transactions and from nothing else, so that whoever holds them reckons the same; {@code docs/detection/flow.md} says how, mark by mark.
 */
final class FlowSentences {

	private final FlowReading read;
	private final FlowLog log;

	/** @param entries of the log that the sentence speaks of */
	record Sentence(String text, BitSet entries) {
	}

	FlowSentences(FlowReading read) {
		this.read = read;
		this.log = read.log;
	}

	/** The ids of entries, in the order of time. */
	List<String> ids(BitSet entries) {
		var ids = new ArrayList<String>(entries.cardinality());
		for (int i = entries.nextSetBit(0); i >= 0; i = entries.nextSetBit(i + 1)) {
			ids.add(log.id(i));
		}
		return ids;
	}

	/** What a mark says; null when the transactions at hand show nothing of it. */
	Sentence of(FlowFeature feature) {
		return switch (feature) {
			case FAN_IN -> fanIn();
			case DEPOSIT_LIKE -> depositLike();
			case RATE_CONCENTRATION, YIELD_CONCENTRATION -> rate();
			case COMMISSION -> commission();
			case SIPHON -> siphon();
			case POS_COLLECTION -> pos();
			case RETURNED -> returned();
			case RHYTHM -> rhythm();
			case UNFUNDED -> unfunded();
			case INTEREST_DAYS -> interestDays();
			case ROUND -> round();
			case NEWCOMERS -> newcomers();
			case ROLL_OVER -> rollOver();
			case ELDER -> elder();
			case FAR -> far();
			case AWAKENING -> awakening();
			case STRUCTURING -> structuring();
			case ROTATION -> rotation();
			case WIND_DOWN -> windDown();
			case SETTLEMENT_LUMPS -> lumps();
			case PAYROLL, SUPPLIERS, RETAIL, INSIDERS, COMPANY_INCOME, SAME_SUM, HANDED_BACK, UNLISTED -> null;
		};
	}

	private String window() {
		return "近" + read.days + "日";
	}

	static String wan(long fen) {
		return BigDecimal.valueOf(fen).divide(BigDecimal.valueOf(1_000_000), 2, RoundingMode.HALF_UP).toPlainString() + "万元";
	}

	private static final String NONE = "0.0%";

	/** A share in per cent, one decimal, half up, reckoned without binary fractions. */
	static String percent(long part, long whole) {
		if (whole == 0) {
			return NONE;
		}
		return BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(100)).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
				.toPlainString()
				+ "%";
	}

	/** Thousandths as per cent. */
	static String perMille(int thousandths) {
		return BigDecimal.valueOf(thousandths, 1).toPlainString() + "%";
	}

	private interface Choice {

		boolean takes(int entry);

	}

	private BitSet entries(int from, Choice choice) {
		var chosen = new BitSet();
		for (int i = from; i < read.end; i++) {
			if (choice.takes(i)) {
				chosen.set(i);
			}
		}
		return chosen;
	}

	private long sum(BitSet entries) {
		long sum = 0;
		for (int i = entries.nextSetBit(0); i >= 0; i = entries.nextSetBit(i + 1)) {
			sum = PairTable.sum(sum, log.fen[i]);
		}
		return sum;
	}

	private int persons(BitSet entries) {
		var persons = new HashSet<Integer>();
		for (int i = entries.nextSetBit(0); i >= 0; i = entries.nextSetBit(i + 1)) {
			persons.add(log.other[i]);
		}
		return persons.size();
	}

	private boolean paidByPerson(int i) {
		return !log.out(i) && read.book.person(log.other[i]);
	}

	private BitSet deposits() {
		return entries(read.first, read::deposit);
	}

	private Sentence fanIn() {
		var deposits = deposits();
		return new Sentence(window() + "有" + persons(deposits) + "名个人各以不超过4笔、平均每笔3000元以上的大额资金转入该主体，共" + deposits.cardinality() + "笔、合计"
				+ wan(sum(deposits)) + "。", deposits);
	}

	private Sentence depositLike() {
		var payments = entries(read.first, this::paidByPerson);
		var deposits = deposits();
		return new Sentence(window() + "个人单笔900元以上的转入合计" + wan(sum(payments)) + "，其中" + percent(sum(deposits), sum(payments)) + "（"
				+ wan(sum(deposits))
				+ "）来自转入不超过4笔、平均每笔3000元以上的" + persons(deposits) + "人，像出资；购房、购车等大额消费也会如此。", payments);
	}

	/** Payouts to persons all of whose deposits are in the log, with those deposits. */
	private Sentence rate() {
		var entries = new BitSet();
		int payouts = 0;
		int hits = 0;
		var sums = new ArrayList<Long>();
		var paid = new HashSet<Integer>();
		for (int i = read.first; i < read.end; i++) {
			if (!read.payout(i)) {
				continue;
			}
			long base = depositedBefore(i, null);
			int part = FlowReading.ratio(log.fen[i], base);
			if (base != log.base[i] || part < FlowReading.RATIO_LEAST || part > FlowReading.RATIO_MOST) {
				continue;
			}
			payouts++;
			depositedBefore(i, entries);
			entries.set(i);
			paid.add(log.other[i]);
			sums.add(log.fen[i]);
			hits += part >= read.rateLow && part <= read.rateHigh ? 1 : 0;
		}
		if (payouts < 3) {
			return null;
		}
		return new Sentence(window() + "该主体向" + paid.size() + "名此前转入资金的个人付款" + payouts + "笔，其中" + hits + "笔（" + percent(hits, payouts)
				+ "）的金额为收款人此前转入总额的"
				+ perMille(read.rateLow) + "至" + perMille(read.rateHigh) + (hits * 2 >= payouts ? "，付款比例高度一致" : "") + lattice(sums) + "。", entries);
	}

	/** Names the unit of which most sums are whole multiples. */
	private static String lattice(List<Long> sums) {
		long unit = Lattice.unit(sums);
		return unit == 0 ? "" : "；" + sums.stream().filter(fen -> fen % unit == 0).count() + "笔为"
				+ BigDecimal.valueOf(unit, 2).toPlainString() + "元的整数倍";
	}

	/** What the log knows that the person of a payout had paid in before it; adds those payments to a list. */
	private long depositedBefore(int payout, BitSet into) {
		long sum = 0;
		for (int i = log.from; i < payout; i++) {
			if (log.other[i] == log.other[payout] && !log.out(i)) {
				sum = PairTable.sum(sum, log.fen[i]);
				if (into != null) {
					into.set(i);
				}
			}
		}
		return sum;
	}

	private Sentence commission() {
		var deposits = deposits();
		var paid = new BitSet();
		var levels = new StringBuilder();
		int all = deposits.cardinality();
		var entries = (BitSet) deposits.clone();
		for (int level = 0; level < read.bands.size(); level++) {
			var band = read.bands.get(level);
			paid.clear();
			int marked = 0;
			for (int i = deposits.nextSetBit(0); i >= 0; i = deposits.nextSetBit(i + 1)) {
				marked += read.paidOn(i, band, paid) ? 1 : 0;
			}
			entries.or(paid);
			var bounds = perMille(band.low()) + "至" + perMille(band.high());
			levels.append(level == 0 ? marked + "笔（" + percent(marked, all) + "）之后3日内，该主体向其他先前转入资金的个人付出该笔金额的" + bounds
					: "，" + marked + "笔之后3日内又付出" + bounds);
		}
		if (levels.isEmpty()) {
			return null;
		}
		return new Sentence(window() + "个人大额转入" + all + "笔，其中" + levels + "，疑似按新增出资付提成"
				+ (read.bands.size() > 1 ? "，像" + (read.bands.size() == 2 ? "两" : "三") + "级团队计酬" : "") + "。", entries);
	}

	private Sentence siphon() {
		if (read.sink < 0) {
			return null;
		}
		var out = entries(read.first, log::out);
		int who = read.people.party[read.sink];
		var begin = window() + "该主体单笔100元以上的转出合计" + wan(sum(out)) + "，其中";
		var toRelated = entries(read.first, i -> log.out(i) && read.related.containsKey(log.other[i]));
		var toSink = entries(read.first, i -> log.out(i) && log.other[i] == who);
		if (sum(toRelated) >= sum(toSink)) {
			var ties = read.related.values().stream().distinct().sorted().map(SubjectFacts.Tie::label).collect(Collectors.joining("、"));
			return new Sentence(begin + wan(sum(toRelated)) + "（" + percent(sum(toRelated), sum(out)) + "）分" + toRelated.cardinality()
					+ "笔转给" + persons(toRelated) + "名没有向其转入过资金的关联人员（" + ties + "）。", out);
		}
		return new Sentence(begin + wan(sum(toSink)) + "（" + percent(sum(toSink), sum(out)) + "）由" + toSink.cardinality()
				+ (toSink.cardinality() == 1 ? "笔转给一名" : "笔转给同一名") + "没有向其转入过资金的个人。", out);
	}

	private Sentence pos() {
		var in = entries(read.first, i -> !log.out(i));
		var agents = settlements();
		var paid = entries(read.first, i -> log.out(i) && read.book.person(log.other[i])
				&& read.neverPaidIn(read.people.find(log.other[i])));
		var now = new HashSet<Integer>();
		for (int i = paid.nextSetBit(0); i >= 0; i = paid.nextSetBit(i + 1)) {
			now.add(log.other[i]);
		}
		var all = entries(log.from, i -> log.out(i) && now.contains(log.other[i]));
		int fresh = FlowLog.secondOfDay(read.day + 1 - 60);
		var old = new HashSet<Integer>();
		for (int i = all.nextSetBit(0); i >= 0 && log.second[i] < fresh; i = all.nextSetBit(i + 1)) {
			old.add(log.other[i]);
		}
		int repeated = 0;
		int alike = 0;
		var last = new HashMap<Integer, Long>();
		for (int i = all.nextSetBit(0); i >= 0; i = all.nextSetBit(i + 1)) {
			var before = last.put(log.other[i], log.fen[i]);
			if (i >= read.first && before != null) {
				repeated++;
				alike += FlowReading.alike(before, log.fen[i]) ? 1 : 0;
			}
		}
		var entries = (BitSet) in.clone();
		entries.or(all);
		return new Sentence(window() + "该主体单笔100元以上（个人900元以上）的入账合计" + wan(sum(in)) + "，其中" + percent(sum(agents), sum(in))
				+ "为收单机构结算款；同期却向" + now.size()
				+ "名从未向其转入资金的个人付款" + paid.cardinality() + "笔、合计" + wan(sum(paid)) + "，其中" + (now.size() - old.size())
						+ "人近60日才开始收款" + (repeated == 0 ? "" : "；再次付给同一人的" + repeated + "笔中" + alike + "笔与上一次金额相同（相差不超过1%）")
						+ "，与工资、货款特征不符。", entries);
	}

	private BitSet settlements() {
		return entries(read.first, i -> !log.out(i) && read.agent(log.other[i]));
	}

	private Sentence lumps() {
		if (read.lumpsFen == 0) {
			return null;
		}
		var agents = settlements();
		return new Sentence(window() + "收单机构在" + read.settledDays + "日结算给该主体" + agents.cardinality() + "笔、合计" + wan(sum(agents))
				+ "，日结算额的中位数为" + wan(read.lumpFrom / FlowReading.LUMP_TIMES) + "；有" + read.lumpDays + "日超过中位数的3倍，超出部分合计" + wan(read.lumpsFen) + "（"
				+ percent(read.lumpsFen, sum(agents)) + "），像大额收款而不像零散经营。", agents);
	}

	private Sentence returned() {
		var deposits = deposits();
		var paid = entries(read.first, i -> {
			int p = log.out(i) && read.book.person(log.other[i]) ? read.people.find(log.other[i]) : -1;
			return p >= 0 && read.people.depositor[p] && log.second[i] > read.people.firstIn[p];
		});
		if (paid.isEmpty()) {
			return null;
		}
		int lent = persons(deposits);
		int got = persons(paid);
		var entries = (BitSet) deposits.clone();
		entries.or(paid);
		return new Sentence(window() + "向该主体转入大额资金的个人有" + lent + "人、合计" + wan(sum(deposits)) + "，其中" + got + "人（" + percent(got, lent)
				+ "）随后收到该主体付款"
				+ paid.cardinality() + "笔、合计" + wan(sum(paid)) + "，符合“还本付息”特征。", entries);
	}

	/** Payouts of interest in the window: a dividend comes on one day, interest on as many as deposits came on. */
	private Sentence interestDays() {
		var paid = entries(read.first, i -> read.payout(i) && read.interest(i));
		if (paid.isEmpty()) {
			return null;
		}
		var days = new HashSet<Integer>();
		paid.stream().forEach(i -> days.add(log.day(i)));
		return new Sentence(window() + "该主体先后在" + days.size() + "个不同日期向" + persons(paid) + "名此前转入大额资金的个人付款" + paid.cardinality() + "笔、合计" + wan(sum(
				paid)) + "，每笔都不到收款人转入总额的六成，像各按出资日付息，不像一次性分红。", paid);
	}

	/** Gaps of five days and more between neighbouring payouts to one lender, over all the log holds. */
	private Sentence rhythm() {
		var entries = new BitSet();
		var last = new HashMap<Integer, Integer>();
		var persons = new HashSet<Integer>();
		int gaps = 0;
		int inStep = 0;
		for (int i = log.from; i < read.end; i++) {
			if (!read.payout(i)) {
				continue;
			}
			entries.set(i);
			var before = last.put(log.other[i], i);
			if (before == null) {
				continue;
			}
			int days = log.day(i) - log.day(before);
			if (days >= Rhythm.SHORTEST) {
				gaps++;
				persons.add(log.other[i]);
				inStep += Rhythm.inStep(days) ? 1 : 0;
			}
		}
		if (gaps == 0) {
			return null;
		}
		return new Sentence("该主体向" + persons.size() + "名出资人多次付款，相邻两次（相隔5日以上）的间隔共" + gaps + "个，其中" + inStep + "个（" + percent(inStep, gaps)
				+ "）为一周、半月、一月、一季、半年或一年左右，符合定期付息特征。", entries);
	}

	private Sentence unfunded() {
		var paid = entries(read.first, read::payout);
		if (paid.isEmpty()) {
			return null;
		}
		var business = entries(read.first, i -> !log.out(i) && log.other[i] >= 0 && !read.book.person(log.other[i]));
		var deposits = deposits();
		long gap = Math.max(0, sum(paid) - sum(business));
		var entries = (BitSet) paid.clone();
		entries.or(business);
		entries.or(deposits);
		return new Sentence(window() + "该主体向出资人付款" + paid.cardinality() + "笔、合计" + wan(sum(paid)) + "，同期单笔100元以上、来自单位账户和收单机构的入账仅"
				+ wan(sum(business)) + "，"
				+ percent(gap, sum(paid)) + "的付款没有经营收入可以覆盖；同期个人大额转入" + wan(sum(deposits)) + lag(paid, deposits, business)
				+ runway(PairTable.sum(sum(business), sum(deposits)) - sum(paid), paid) + "。", entries);
	}

	/** Says so when payouts follow what new deposits brought a week before, and more closely than what the business brought. */
	private String lag(BitSet paid, BitSet deposits, BitSet business) {
		var out = byWeek(paid);
		double withDeposits = Correlation.lagged(byWeek(deposits), out);
		if (out.length < 8 || withDeposits < 0.5 || withDeposits <= Correlation.lagged(byWeek(business), out)) {
			return "";
		}
		return "，每周付款额与前一周的大额转入额同升同降（相关系数" + BigDecimal.valueOf(withDeposits).setScale(2, RoundingMode.HALF_UP).toPlainString() + "）";
	}

	/** Sums of the whole weeks of the window, counted back from its end; the oldest first. */
	private long[] byWeek(BitSet entries) {
		var weeks = new long[read.days / 7];
		for (int i = entries.nextSetBit(0); i >= 0; i = entries.nextSetBit(i + 1)) {
			int back = (read.endSecond - 1 - log.second[i]) / (7 * 86_400);
			if (back < weeks.length) {
				weeks[weeks.length - 1 - back] = PairTable.sum(weeks[weeks.length - 1 - back], log.fen[i]);
			}
		}
		return weeks;
	}

	/** For how long at most what came in beyond the payouts lasts at the pace of the last 30 days; what else was spent shortens it. */
	private String runway(long left, BitSet paid) {
		int from = FlowLog.secondOfDay(read.day + 1 - 30);
		long lately = sum(paid.stream().filter(i -> log.second[i] >= from).collect(BitSet::new, BitSet::set, BitSet::or));
		if (lately == 0) {
			return "";
		}
		if (left <= 0) {
			return "；付款已超过上述入账";
		}
		return "；不计其他支出，上述入账减去付款余" + wan(left) + "，按近30日付款" + wan(lately) + "的速度最多可支撑"
				+ BigDecimal.valueOf(left).multiply(BigDecimal.valueOf(30))
					.divide(BigDecimal.valueOf(lately).multiply(BigDecimal.valueOf(7)), 0, RoundingMode.HALF_UP) + "周";
	}

	private Sentence round() {
		var deposits = deposits();
		if (deposits.isEmpty()) {
			return null;
		}
		var round = entries(read.first, i -> read.deposit(i) && FlowReading.round(log.fen[i]));
		return new Sentence(window() + "个人大额转入" + deposits.cardinality() + "笔，其中" + round.cardinality() + "笔（"
				+ percent(round.cardinality(), deposits.cardinality())
				+ "）为1万元的整数倍，或5000元以上且为1000元的整数倍" + lattice(deposits.stream().mapToObj(i -> log.fen[i]).toList()) + "。", deposits);
	}

	private Sentence newcomers() {
		var deposits = deposits();
		int fresh = FlowLog.secondOfDay(read.day + 1 - 30);
		var seen = new HashSet<Integer>();
		int late = 0;
		long lateFen = 0;
		for (int i = deposits.nextSetBit(0); i >= 0; i = deposits.nextSetBit(i + 1)) {
			boolean first = seen.add(log.other[i]);
			late += first && log.second[i] >= fresh ? 1 : 0;
			lateFen = log.second[i] >= fresh ? PairTable.sum(lateFen, log.fen[i]) : lateFen;
		}
		return new Sentence(window() + "有" + seen.size() + "名个人向该主体转入大额资金，其中" + late + "人（" + percent(late, seen.size())
				+ "）在最近30日内第一次转入，最近30日转入"
				+ wan(lateFen) + "。", deposits);
	}

	private Sentence rollOver() {
		var entries = new BitSet();
		var paid = new HashMap<Integer, Integer>();
		var persons = new HashSet<Integer>();
		int again = 0;
		long fen = 0;
		int said = 0;
		for (int i = log.from; i < read.end; i++) {
			if (read.payout(i)) {
				paid.put(log.other[i], i);
			}
			else if (paidByPerson(i)) {
				var before = paid.get(log.other[i]);
				boolean back = before != null && log.fen[i] >= FlowSettings.PUT_BACK_FEN
						&& log.day(i) - log.day(before) <= FlowSettings.PUT_BACK_DAYS;
				if (back) {
					again++;
					fen = PairTable.sum(fen, log.fen[i]);
					persons.add(log.other[i]);
					entries.set(before);
				}
				if (back || log.rollOver(i)) {
					entries.set(i);
					said += log.rollOver(i) ? 1 : 0;
				}
			}
		}
		if (entries.isEmpty()) {
			return null;
		}
		return new Sentence("有" + persons.size() + "名出资人在收到该主体付款后60日内又转入1000元以上资金，共" + again + "笔、" + wan(fen) + "；附言含复投、续投、转投等字样的转入" + said
				+ "笔。", entries);
	}

	private Sentence elder() {
		return new Sentence(window() + "转入大额资金的个人中，有年龄记录的" + read.elderKnown + "人，60岁以上" + read.elders + "人，占" + percent(read.elders,
				read.elderKnown) + "。",
				entries(read.first, i -> read.deposit(i) && read.book.birthYear(log.other[i]) > 0));
	}

	private Sentence far() {
		var places = new HashSet<Integer>();
		for (int p = 0; p < read.people.size; p++) {
			if (read.placed > 0 && read.people.depositor[p] && read.book.region(read.people.party[p]) > 0) {
				places.add(read.book.region(read.people.party[p]));
			}
		}
		return new Sentence(window() + "转入大额资金的个人中，有地区记录的" + read.placed + "人，来自" + places.size() + "个县（市、区），其中" + read.far + "人（"
				+ percent(read.far, read.placed) + "）不在该主体所在县（市、区）。", entries(read.first, i -> read.deposit(i)
						&& read.book.region(log.other[i]) > 0));
	}

	private Sentence awakening() {
		if (read.awakeDays < 0) {
			return null;
		}
		var deposits = deposits();
		var since = read.woke ? "该主体账户停用90日以上后于" + read.awakeDays + "日前重新启用"
				: read.changed != null ? "该主体" + read.awakeDays + "日前变更了" + read.changed : "该主体账户开户仅" + read.awakeDays + "日";
		return new Sentence(since + "，"
				+ window() + "已有" + persons(deposits)
				+ "名个人转入大额资金" + deposits.cardinality() + "笔、合计" + wan(sum(deposits)) + "。", deposits);
	}

	private Sentence structuring() {
		long line = read.lineFen;
		var at = line / 1_000_000 + "万元";
		var split = entries(read.first, i -> read.split(i, line));
		if (split.isEmpty()) {
			var deposits = deposits();
			long below = deposits.stream().filter(i -> read.justBelow(i, line)).count();
			long above = deposits.stream().filter(i -> read.justAbove(i, line)).count();
			return new Sentence(window() + "个人大额转入" + deposits.cardinality() + "笔，单笔在" + line / 1_250_000 + "万元以上、不足" + at
					+ "的" + below + "笔，在" + at + "以上、不足" + line * 12 / 10_000_000 + "万元的" + above + "笔。", deposits);
		}
		return new Sentence(window() + "有" + persons(split) + "人在3日内分多笔转入、单笔均低于" + at + "而合计达到" + at + "以上，共" + split.cardinality() + "笔、合计"
				+ wan(sum(split)) + "。", split);
	}

	private Sentence rotation() {
		if (read.partners.isEmpty()) {
			return null;
		}
		var deposits = deposits();
		var names = read.partners.stream().map(read.book::name).sorted().limit(3).map(name -> "“" + name + "”")
				.collect(Collectors.joining("、"));
		return new Sentence("该主体与" + names + (read.partners.size() > 3 ? "等" + read.partners.size() + "个主体" : "")
				+ (read.shared > 0 ? "有" + read.shared + "名共同出资人" : "的资金归集到一处") + "，已合并研判；合并后" + window() + "有" + persons(deposits)
						+ "名个人转入大额资金，合计"
				+ wan(sum(deposits)) + "。", deposits);
	}

	private Sentence windDown() {
		if (read.due < FlowReading.DUE_LEAST) {
			return null;
		}
		var paid = entries(log.from, i -> read.payout(i) && read.people.due[read.people.find(log.other[i])]);
		return new Sentence("按每人最近两次收款的间隔推算，近一个月应有" + read.due + "名出资人收到付款，其中" + read.dueMissed + "人（"
				+ percent(read.dueMissed, read.due) + "）过了推算的日子" + FlowReading.DUE_WORKING_DAYS + "个工作日以上没有收到，疑似兑付困难。", paid);
	}

	/** What was looked at that speaks against, and what it showed; what was not found is told in one sentence. */
	List<String> lowering() {
		var points = new ArrayList<String>();
		var absent = new ArrayList<String>();
		var wages = percent(read.wagesFen, read.toPersonsFen);
		point(points, absent, !wages.equals(NONE), "类似工资的定期付款", "付给个人的资金中，付给从未转入者且按固定周期发放、类似工资的占" + wages + "。如确为工资，应降低研判等级。");
		var suppliers = percent(read.toCompaniesFen, read.outFen);
		point(points, absent, !suppliers.equals(NONE), "付给单位账户的货款或租金", "转出资金中付给单位账户（货款、租金等）的占" + suppliers + "。如有真实采购，应降低研判等级。");
		var insiders = percent(read.insiders, read.insiders + read.depositors);
		point(points, absent, !insiders.equals(NONE), "先收款后转入的人（职工、供货人、借款人）",
				"转入大额资金的个人中，此前已收过该主体付款（职工、供货人、借款人）的占" + insiders + "。如对象限于亲友或单位内部，应核实是否属于特定对象。");
		point(points, absent, read.handedBack > 0, "像退还押金或本金的付款", "付给出资人的" + read.payouts + "笔中，像退还押金或本金的（超过其此前转入总额的60%而不超过全额）"
				+ read.handedBack + "笔。如为退还押金、赎回，应降低研判等级。");
		point(points, absent, read.sameSum > 1, "金额一律相同的付款", "付给出资人、不超过其此前转入总额60%的" + read.interest + "笔中，金额相同的最多" + read.sameSum
				+ "笔。如为统一金额的赠礼、奖品，应降低研判等级。");
		if (!absent.isEmpty()) {
			points.add("没有看到" + String.join("、", absent) + "。实际上有、只是用现金或其他账户收付的，应降低研判等级。");
		}
		points.add("资金数据不含许可信息：如为持牌金融机构、依法备案的产品或预付卡备案企业，应排除。");
		return points;
	}

	private static void point(List<String> points, List<String> absent, boolean found, String what, String point) {
		if (found) {
			points.add(point);
		}
		else {
			absent.add(what);
		}
	}

	/** What the data at hand cannot show. */
	List<String> coverage() {
		var gaps = new ArrayList<String>();
		if (read.agentFen > 0) {
			gaps.add("有收单机构结算款，没有收单明细，看不到付款人。");
		}
		if (read.otherInFen > 0) {
			gaps.add("有付款人不明的入账" + wan(read.otherInFen) + "（如现金）。");
		}
		if (read.unlisted > 0 || read.book.unknown(read.cold.party)) {
			gaps.add((read.book.unknown(read.cold.party) ? "该账户不在账户名册中，" : "") + "有" + read.unlisted
					+ "名出资人不在账户名册中，按个人计，其中可能有单位账户；名册外账户之间的往来看不到。");
		}
		if (read.elderKnown < read.depositors) {
			gaps.add("有" + (read.depositors - read.elderKnown) + "名出资人没有年龄记录。");
		}
		if (read.days < FlowSettings.WINDOW_DAYS) {
			gaps.add("逐笔记录只有近" + read.days + "日，更早的往来只有合计，不在上面的句子里。");
		}
		if (read.pairs.thinning > 0) {
			gaps.add("往来个人过多，出资人的长期记录为抽样（1/" + (1 << read.pairs.thinning) + "）。");
		}
		return gaps;
	}

	/** The money of private persons and what else came in, by week, over all the log holds. */
	List<FlowAlert.Week> weeks() {
		var weeks = new ArrayList<FlowAlert.Week>();
		int i = log.from;
		while (i < read.end) {
			int monday = log.day(i) - Math.floorMod(log.day(i) + 3, 7);
			var payers = new HashSet<Integer>();
			var payees = new HashSet<Integer>();
			long in = 0;
			long out = 0;
			long other = 0;
			for (; i < read.end && log.day(i) < monday + 7; i++) {
				if (paidByPerson(i)) {
					payers.add(log.other[i]);
					in = PairTable.sum(in, log.fen[i]);
				}
				else if (read.book.person(log.other[i])) {
					payees.add(log.other[i]);
					out = PairTable.sum(out, log.fen[i]);
				}
				else if (!log.out(i)) {
					other = PairTable.sum(other, log.fen[i]);
				}
			}
			weeks.add(new FlowAlert.Week(LocalDate.ofEpochDay(monday), payers.size(), in, payees.size(), out, other));
		}
		return weeks;
	}

}
