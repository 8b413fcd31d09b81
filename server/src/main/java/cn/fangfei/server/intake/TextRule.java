package cn.fangfei.server.intake;

import java.util.LinkedHashMap;
import java.util.Map;

/** The rules of the text screen in the words of officers, by the stable code of their spans. */
final class TextRule {

	private static final Map<String, String> LABELS = labels();

	private TextRule() {
	}

	static String label(String kind) {
		return LABELS.getOrDefault(kind, kind);
	}

	private static Map<String, String> labels() {
		var labels = new LinkedHashMap<String, String>();
		labels.put("GUARANTEE", "保本保息、刚性兑付");
		labels.put("RETURN", "高额回报");
		labels.put("RATE", "收益率数字");
		labels.put("AMOUNT_PAIR", "投多少返多少");
		labels.put("PERIOD_PAY", "定期返息返利");
		labels.put("REBATE", "消费返利");
		labels.put("RECRUIT", "拉人奖励、层级返佣");
		labels.put("OPEN_TO_ALL", "人人可投");
		labels.put("ELDERLY", "面向老年人");
		labels.put("PUBLIC", "公开招揽");
		labels.put("URGENCY", "限时限额催促");
		labels.put("COVER", "集资方式");
		labels.put("TOPIC", "敏感题材");
		labels.put("CRYPTO", "虚拟货币");
		labels.put("DEBT", "解债化债");
		labels.put("MUTUAL", "安全统筹、互助");
		labels.put("ENDORSE", "虚假背书");
		labels.put("CASE", "涉案表述");
		labels.put("COMPLAINT", "投诉维权表述");
		labels.put("NEGATED", "已被否定");
		return labels;
	}
}
