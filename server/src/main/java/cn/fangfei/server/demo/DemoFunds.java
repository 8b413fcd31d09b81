package cn.fangfei.server.demo;

import cn.fangfei.server.funds.FundsVerdictReason;
import cn.fangfei.server.jurisdiction.WorkingDays;
import cn.fangfei.server.kernel.CreditCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Invents what a bank of the demo county alerts of: schemes that grow from week to week, a customer of whom only a number is known, and a
 * shop whose prepaid cards look like deposits; one of the schemes runs dry and is called urgent, and one customer is told of because a
 * second model raises its level. Every run of the bank tells all alerts of its data from the start, as the command does;
 * the sums in the sentences are those of the weeks.
 */
final class DemoFunds {

	static final String BANK = "沐禾村镇银行";

	static final String OTHER_BANK = "栩澜村镇银行";

	static final String WEIGHTS = "2026-10-01";

	/** Weeks that a sentence speaks of. */
	private static final int WINDOW = 13;

	/** Weeks that a month of returns due, or of returns missed, has. */
	private static final int DRY = 4;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/**
	 * A subject and how its money went.
	 * @param subject as the bank calls it
	 * @param weeks since the first deposit
	 * @param payers new depositors of an ordinary week
	 * @param each what one pays in, in hundreds of yuan
	 * @param back part of what came in so far that is paid back in a week, in thousandths
	 * @param business other income of a week, in yuan
	 * @param told weeks before now at whose end it was alerted, with level and score
	 */
	private record Plan(String subject, int weeks, int payers, int each, int back, int business, List<Told> told) {

		/** Whether hardly anybody is paid any more in that week: that begins four weeks before the urgent call. */
		boolean dry(int week) {
			return told.stream().anyMatch(t -> t.urgent() && week < t.weeksAgo() + DRY);
		}
	}

	/**
	 * What was told at the end of a week.
	 * @param official the level by the scorecard alone
	 * @param second the score of the second model
	 */
	private record Told(int weeksAgo, String level, double score, String official, double second, boolean urgent) {

		Told(int weeksAgo, String level, double score, double second) {
			this(weeksAgo, level, score, level, second, false);
		}
	}

	private final List<Plan> plans;

	private final WorkingDays calendar;

	private final LocalDate lastSunday;

	private final Instant now;

	DemoFunds(List<DemoFirm> firms, WorkingDays calendar, Instant now) {
		var codes = firms.stream()
			.filter(f -> f.matter() == null && f.township() != null && f.creditCode().length() == 18)
			.filter(f -> f.name().matches("\\p{IsHan}+(商贸|生物科技|农业科技|电子商务|食品)有限公司"))
			.skip(40)
			.map(DemoFirm::creditCode)
			.filter(code -> new CreditCode(code).checks())
			.limit(24)
			.toList();
		this.calendar = calendar;
		this.now = now;
		this.lastSunday = DemoCourse.day(now).with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
		this.plans = List.of(
				new Plan(codes.get(0), 26, 7, 180, 16, 3_000, List.of(new Told(6, "YELLOW", 48.2, 52.6), new Told(1, "ORANGE", 67.9, 71.3))),
				new Plan(codes.get(1), 22, 5, 120, 12, 1_200,
						List.of(new Told(4, "YELLOW", 43.6, 47.0), new Told(1, "YELLOW", 44.8, "YELLOW", 55.1, true))),
				new Plan(codes.get(2), 31, 9, 95, 20, 800, List.of(new Told(8, "YELLOW", 51.3, 49.8), new Told(3, "ORANGE", 62.4, 66.0))),
				new Plan("KH20230417", 15, 4, 150, 14, 0, List.of(new Told(2, "YELLOW", 36.9, "BLUE", 45.2, false))),
				new Plan("账户-5b1e90c47a2f3d68", 12, 6, 60, 9, 0, List.of(new Told(1, "YELLOW", 41.5, 40.7))),
				new Plan(codes.get(20), 40, 6, 40, 3, 26_000, List.of(new Told(7, "YELLOW", 40.9, 33.8))));
	}

	List<DemoFund> make() {
		var made = new ArrayList<DemoFund>();
		for (var weeksAgo : List.of(8, 6, 4, 3, 2, 1)) {
			made.add(new DemoFund("week-" + weeksAgo, monday(weeksAgo, 9), file(weeksAgo), sunday(weeksAgo), false, null, null, ""));
		}
		made.add(new DemoFund("changed", monday(2, 15), file(2), sunday(2), true, null, null, ""));
		made.add(new DemoFund("judged-shop", monday(6, 16), "", sunday(6), false, plans.get(5).subject(), FundsVerdictReason.PREPAID_TRADE,
				"到店核实，为预付卡销售，已在商务部门备案，退卡顺畅。"));
		made.add(new DemoFund("judged-herd", monday(3, 16), "", sunday(3), false, plans.get(2).subject(), FundsVerdictReason.PROMISED_RETURNS,
				"走访两名出资人，均称按月领取固定回报，有收据。"));
		return made;
	}

	/** When the key of the bank was registered: before its first file. */
	Instant keyAt() {
		return monday(10, 10);
	}

	/** When the key of the other bank was: it still waits. */
	Instant otherKeyAt() {
		return monday(1, 14);
	}

	/** All that was alerted until the end of that week, in the order of time. */
	private String file(int weeksAgo) {
		var lines = new ArrayList<Map.Entry<LocalDate, String>>();
		for (var i = 0; i < plans.size(); i++) {
			for (var told : plans.get(i).told()) {
				if (told.weeksAgo() >= weeksAgo) {
					lines.add(Map.entry(sunday(told.weeksAgo()), JSON.writeValueAsString(line(plans.get(i), i, told))));
				}
			}
		}
		return lines.stream().sorted(Map.Entry.comparingByKey()).map(l -> l.getValue() + "\n").collect(Collectors.joining());
	}

	private Map<String, Object> line(Plan plan, int seed, Told told) {
		var weeks = weeks(plan, seed, told.weeksAgo());
		var window = weeks.subList(Math.max(0, weeks.size() - WINDOW), weeks.size());
		var payments = window.stream().mapToInt(Week::payers).sum();
		var persons = payments - payments / 10;
		var deposits = window.stream().mapToLong(Week::in).sum();
		var payouts = window.stream().mapToLong(Week::out).sum();
		var paid = window.stream().mapToInt(Week::payees).sum();
		var business = Math.min(payouts, window.stream().mapToLong(Week::other).sum());
		var line = new LinkedHashMap<String, Object>();
		line.put("subject", plan.subject());
		line.put("at", sunday(told.weeksAgo()) + "T23:59:59+08:00");
		line.put("level", told.level());
		line.put("score", told.score());
		line.put("typologies", told.level().equals("ORANGE") ? List.of("RHYTHM", "PONZI") : List.of("RETURN"));
		var reasons = new ArrayList<Map<String, Object>>();
		if (told.urgent()) {
			var owed = payees(weeks, 2 * DRY, DRY);
			var missed = owed - payees(weeks, DRY, 0);
			reasons.add(reason("按每人最近两次收款的间隔推算，近一个月应有%d名出资人收到付款，其中%d人（%s）过了推算的日子5个工作日以上没有收到，疑似兑付困难。".formatted(owed, missed, percent(missed, owed)),
					"WIND_DOWN", share(missed, owed), 0, 0, "INDUCING"));
		}
		var unfunded = share(payouts - business, payouts);
		reasons.addAll(List.of(
				reason("近90日有%d名个人各以不超过4笔、平均每笔3000元以上的大额资金转入该主体，共%d笔、合计%s。".formatted(persons, payments, wan(deposits)), "FAN_IN", persons, 3,
						1.1, "SOCIAL"),
				reason("近90日该主体向出资人付款%d笔、合计%s，同期单笔100元以上、来自单位账户和收单机构的入账仅%s，%s的付款没有经营收入可以覆盖；同期个人大额转入%s。"
					.formatted(paid, wan(payouts), wan(business), percent(payouts - business, payouts), wan(deposits)), "UNFUNDED", unfunded, 0.2, 0.9, "INDUCING")));
		line.put("reasons", reasons);
		line.put("evidence", List.of());
		line.put("lowering", List.of("没有看到类似工资的定期付款。实际上有、只是用现金或其他账户收付的，应降低研判等级。", "付给企业的款项占转出的%s。".formatted(percent(business / 4, payouts))));
		line.put("coverage", List.of("只看到本行账户之间的往来，看不到现金、他行内部转账和持牌情况。"));
		line.put("weeks", weeks.stream().map(DemoFunds::week).toList());
		line.put("severity", deposits >= 100_000_000L ? "如所转入的确属出资，近90日转入金额达到追究刑事责任的数额标准（100万元）。规模不等于定性。" : "");
		line.put("weights", WEIGHTS);
		var challenger = new LinkedHashMap<String, Object>();
		challenger.put("score", told.second());
		challenger.put("official", told.official());
		challenger.put("reasons", reasons.stream()
			.filter(r -> !"WIND_DOWN".equals(r.get("feature")))
			.map(r -> weighed(r, "FAN_IN".equals(r.get("feature")) ? 0.9 : 1.4))
			.toList());
		challenger.put("version", WEIGHTS);
		line.put("challenger", challenger);
		if (told.urgent()) {
			line.put("urgent", true);
		}
		return line;
	}

	private static Map<String, Object> weighed(Map<String, Object> reason, double logOdds) {
		var weighed = new LinkedHashMap<>(reason);
		weighed.put("logOdds", logOdds);
		return weighed;
	}

	/** How many were paid in the weeks from so many before the last one up to so many before it. */
	private static int payees(List<Week> weeks, int from, int to) {
		return weeks.subList(Math.max(0, weeks.size() - from), weeks.size() - to).stream().mapToInt(Week::payees).sum();
	}

	/** Sums of a week, in fen. */
	private record Week(LocalDate monday, int payers, long in, int payees, long out, long other) {
	}

	private List<Week> weeks(Plan plan, int seed, int weeksAgo) {
		var random = new Random(4_700 + seed);
		var weeks = new ArrayList<Week>();
		var held = 0L;
		var depositors = 0;
		for (var week = plan.weeks(); week >= 1; week--) {
			var grown = 1 + (plan.weeks() - week) * 2.0 / plan.weeks();
			var payers = (int) Math.round(plan.payers() * grown * (0.7 + random.nextDouble() * 0.6));
			var in = 0L;
			for (var i = 0; i < payers; i++) {
				in += plan.each() * 10_000L * (1 + random.nextInt(3));
			}
			var payees = Math.min(depositors, (int) Math.round(depositors * (0.15 + random.nextDouble() * 0.1)));
			if (plan.dry(week)) {
				payees /= 6;
			}
			var out = payees == 0 ? 0 : held * (plan.dry(week) ? plan.back() / 6 : plan.back()) / 1_000 / 100 * 100;
			var other = plan.business() * 100L * (80 + random.nextInt(40)) / 100;
			if (week >= weeksAgo) {
				weeks.add(new Week(lastSunday.minusWeeks(week - 1L).minusDays(6), payers, in, payees, out, other));
			}
			held += in - out;
			depositors += payers;
		}
		return weeks;
	}

	private static Map<String, Object> week(Week w) {
		var week = new LinkedHashMap<String, Object>();
		week.put("monday", w.monday().toString());
		week.put("payers", w.payers());
		week.put("in", BigDecimal.valueOf(w.in(), 2));
		week.put("payees", w.payees());
		week.put("out", BigDecimal.valueOf(w.out(), 2));
		week.put("other", BigDecimal.valueOf(w.other(), 2));
		return week;
	}

	private static Map<String, Object> reason(String sentence, String feature, Number value, Number reference, double logOdds, String element) {
		var reason = new LinkedHashMap<String, Object>();
		reason.put("sentence", sentence);
		reason.put("feature", feature);
		reason.put("value", value);
		reason.put("reference", reference);
		reason.put("logOdds", logOdds);
		reason.put("element", element);
		return reason;
	}

	private static String wan(long fen) {
		return BigDecimal.valueOf(fen).divide(BigDecimal.valueOf(1_000_000), 2, RoundingMode.HALF_UP).toPlainString() + "万元";
	}

	private static BigDecimal share(long part, long whole) {
		return whole == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 3, RoundingMode.HALF_UP);
	}

	private static String percent(long part, long whole) {
		return share(part, whole).movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString() + "%";
	}

	/** The Sunday that ended so many weeks ago, the last one being one week ago. */
	private LocalDate sunday(int weeksAgo) {
		return lastSunday.minusWeeks(weeksAgo - 1L);
	}

	/** In office hours of the first working day after that Sunday, and never today. */
	private Instant monday(int weeksAgo, int hour) {
		var day = sunday(weeksAgo).plusDays(1);
		while (!calendar.isWorkingDay(day)) {
			day = day.plusDays(1);
		}
		var at = day.atTime(hour, 20).atZone(DemoCourse.CHINA).toInstant();
		// the demo that is made on a Monday morning tells of that morning what came minutes ago
		return (at.isBefore(now) ? at : now.minus(24 - hour, ChronoUnit.MINUTES)).truncatedTo(ChronoUnit.SECONDS);
	}
}
