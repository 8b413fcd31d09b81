package cn.fangfei.server.casework;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The numbers of the law that the desk reckons with, as they are set from a day on. */
enum CaseLimit {

	LEGACY_YEARS("陈案年限", CaseLimitUnit.YEARS), LEGACY_AMOUNT("陈案金额", CaseLimitUnit.YUAN),
	FINE_LOW_PERCENT("非法集资人罚款下限", CaseLimitUnit.PERCENT), FINE_HIGH_PERCENT("非法集资人罚款上限", CaseLimitUnit.PERCENT),
	RESPONSIBLE_LOW("责任人罚款下限", CaseLimitUnit.YUAN), RESPONSIBLE_HIGH("责任人罚款上限", CaseLimitUnit.YUAN),
	FACILITATOR_LOW_PERCENT("协助人罚款下限", CaseLimitUnit.PERCENT), FACILITATOR_HIGH_PERCENT("协助人罚款上限", CaseLimitUnit.PERCENT),
	UNCOOPERATIVE_LOW("不配合调查罚款下限", CaseLimitUnit.YUAN), UNCOOPERATIVE_HIGH("不配合调查罚款上限", CaseLimitUnit.YUAN),
	POLICE_DECISION_DAYS("公安决定是否立案的期限", CaseLimitUnit.DAYS), RECONSIDERATION_DAYS("提请和答复复议的期限", CaseLimitUnit.DAYS);

	private final String label;

	private final CaseLimitUnit unit;

	CaseLimit(String label, CaseLimitUnit unit) {
		this.label = label;
		this.unit = unit;
	}

	String label() {
		return label;
	}

	CaseLimitUnit unit() {
		return unit;
	}

	/** What a range cannot end below; absent for a number that stands alone. */
	@Nullable CaseLimit lowerEnd() {
		return switch (this) {
			case FINE_HIGH_PERCENT -> FINE_LOW_PERCENT;
			case RESPONSIBLE_HIGH -> RESPONSIBLE_LOW;
			case FACILITATOR_HIGH_PERCENT -> FACILITATOR_LOW_PERCENT;
			case UNCOOPERATIVE_HIGH -> UNCOOPERATIVE_LOW;
			default -> null;
		};
	}

	/** What a range cannot begin above; absent for a number that stands alone. */
	@Nullable CaseLimit upperEnd() {
		return switch (this) {
			case FINE_LOW_PERCENT -> FINE_HIGH_PERCENT;
			case RESPONSIBLE_LOW -> RESPONSIBLE_HIGH;
			case FACILITATOR_LOW_PERCENT -> FACILITATOR_HIGH_PERCENT;
			case UNCOOPERATIVE_LOW -> UNCOOPERATIVE_HIGH;
			default -> null;
		};
	}

	String words(BigDecimal value) {
		return unit.words(value);
	}
}
