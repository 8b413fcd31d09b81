package cn.fangfei.server.casework;

import java.math.BigDecimal;

/** What a limit is counted in, and what can be one. */
enum CaseLimitUnit {

	YEARS("年", 100, true), DAYS("日", 1000, true), PERCENT("%", 1000, false), YUAN("元", 10_000_000_000_000L, false);

	private final String label;

	private final BigDecimal most;

	private final boolean whole;

	CaseLimitUnit(String label, long most, boolean whole) {
		this.label = label;
		this.most = BigDecimal.valueOf(most);
		this.whole = whole;
	}

	boolean fits(BigDecimal value) {
		return value.signum() > 0 && value.compareTo(most) <= 0 && (!whole || value.stripTrailingZeros().scale() <= 0);
	}

	/** What fits, as a refusal says it. */
	String range() {
		return this == YUAN ? "大于0的金额" : (whole ? "1至" : "大于0、不超过") + most.toPlainString() + (whole ? "的整数" : "的数");
	}

	/** 5年, 20%, 50万元. */
	String words(BigDecimal value) {
		return this == YUAN ? Rows.wan(value) : value.stripTrailingZeros().toPlainString() + label;
	}
}
