package cn.fangfei.detection.register;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** R6 and newness. Neither says anything alone: to pay in later is lawful for five years, and to be new is no fault. */
final class CapitalRules {

	private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

	/** 公司法 第四十七条: subscribed capital of a limited company is to be paid in within five years. */
	private static final int YEARS_TO_PAY = 5;

	private CapitalRules() {
	}

	static void look(Look look) {
		warn(look);
		paidIn(look);
		newness(look);
	}

	private static void warn(Look look) {
		if (look.capital.warning() != null) {
			look.warnings.add("注册" + look.capital.warning());
		}
		if (look.paidIn.warning() != null) {
			look.warnings.add("实缴" + look.paidIn.warning());
		}
		if (look.facts.registeredOn() != null && look.facts.registeredOn().isAfter(look.facts.today())) {
			look.warnings.add("注册日期" + look.facts.registeredOn() + "晚于基准日" + look.facts.today() + "，请核对。");
		}
	}

	private static void paidIn(Look look) {
		var rule = RegisterRule.CAPITAL_NOT_PAID;
		if (!look.asks(rule)) {
			return;
		}
		var readable = look.capital.certain() && look.capital.amount().signum() > 0;
		if (!readable || !look.paidIn.certain()) {
			look.coverage.add((readable ? "可靠的实缴资本" : "可靠的注册资本") + "未提供，“" + rule.label() + "”未核对。");
			return;
		}
		var zero = look.paidIn.amount().signum() == 0;
		var subscribed = look.capital.amount();
		var paid = look.paidIn.amount();
		if (!look.capital.currency().equals(look.paidIn.currency()) && !zero) {
			look.warnings.add("注册资本与实缴资本币种不同，未比较。");
			return;
		}
		if (paid.compareTo(subscribed) > 0) {
			look.warnings.add("实缴资本" + look.paidIn.shown() + "多于注册资本" + look.capital.shown() + "，请核对。");
			return;
		}
		var least = BigDecimal.valueOf(look.threshold(rule, "认缴万元")).multiply(TEN_THOUSAND);
		var share = paid.divide(subscribed, 6, RoundingMode.HALF_UP).doubleValue();
		if (subscribed.compareTo(least) < 0 || share > look.threshold(rule, "实缴比例")) {
			return;
		}
		var months = look.months();
		var overdue = months != null && months >= 12 * YEARS_TO_PAY;
		var percent = BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
		look.found(rule, overdue ? 1 : 0.6,
				"注册资本" + look.capital.shown() + "，实缴" + (zero ? "为0" : look.paidIn.shown() + "（" + percent + "%）") + (overdue ? "，成立已满"
						+ YEARS_TO_PAY + "年" : "")
						+ "。",
				look.since(), null,
				Look.first(look.traits.licensed(), look.traits.state(), look.traits.branch(), look.traits.withoutSubscription(),
						look.traits.household()));
	}

	private static void newness(Look look) {
		var rule = RegisterRule.NEWLY_REGISTERED;
		if (!look.asks(rule)) {
			return;
		}
		var months = look.months();
		if (months == null) {
			look.coverage.add("注册日期未提供，“" + rule.label() + "”未核对。");
			return;
		}
		var limit = Math.round(look.threshold(rule, "月数"));
		if (months < limit) {
			var day = look.facts.registeredOn();
			look.found(rule, 1, day + "登记，未满" + limit + "个月。", day, day.plusMonths(limit), Look.first(look.traits.licensed(),
					look.traits.state(), look.traits.branch()));
		}
	}

}
