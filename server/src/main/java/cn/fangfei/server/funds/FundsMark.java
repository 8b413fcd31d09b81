package cn.fangfei.server.funds;

import java.util.Map;

/** What officers call the marks that are measured (docs/detection/flow.md). A bank's version may know more of them than this one. */
final class FundsMark {

	static final Map<String, String> LABELS = Map.ofEntries(Map.entry("FAN_IN", "出资人数"), Map.entry("DEPOSIT_LIKE", "出资占个人大额入账"),
			Map.entry("RATE_CONCENTRATION", "返还比例集中"), Map.entry("COMMISSION", "新出资后付提成"), Map.entry("SIPHON", "资金流向一人"),
			Map.entry("POS_COLLECTION", "收单入账、付给个人"), Map.entry("RETURNED", "出资人得到返还"), Map.entry("RHYTHM", "按期返还"),
			Map.entry("UNFUNDED", "返还没有经营收入支撑"), Map.entry("YIELD_CONCENTRATION", "年化收益集中"), Map.entry("ROUND", "整额出资"),
			Map.entry("NEWCOMERS", "近期新出资人"), Map.entry("ROLL_OVER", "复投滚存"), Map.entry("ELDER", "老年出资人"),
			Map.entry("FAR", "外地出资人"), Map.entry("AWAKENING", "新设或者休眠后骤活"), Map.entry("STRUCTURING", "拆分规避大额"),
			Map.entry("ROTATION", "几户合并研判"), Map.entry("PAYROLL", "工资性支付"), Map.entry("SUPPLIERS", "付给企业"),
			Map.entry("RETAIL", "小额零售收入"), Map.entry("INSIDERS", "先收后付的人"), Map.entry("COMPANY_INCOME", "企业和单位来款"),
			Map.entry("WIND_DOWN", "到期没有兑付"), Map.entry("SETTLEMENT_LUMPS", "收单结算大起大落"), Map.entry("SAME_SUM", "所付金额一律相同"),
			Map.entry("HANDED_BACK", "原数退还"), Map.entry("INTEREST_DAYS", "付息日分散"), Map.entry("UNLISTED", "出资人不在名册"));

	private FundsMark() {
	}

	static String label(String mark) {
		return LABELS.getOrDefault(mark, mark);
	}
}
