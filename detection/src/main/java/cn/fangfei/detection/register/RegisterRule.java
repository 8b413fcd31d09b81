package cn.fangfei.detection.register;

import java.util.Arrays;
import java.util.Optional;

/** The rules of the register. Their weights, thresholds and sources are data: {@link RegisterRules}. */
public enum RegisterRule {

	FORBIDDEN_WORDING("R1", "含禁用字样"),
	WATCHED_WORDING("R2", "含附件1重点关注字样"),
	LOCAL_WORDING("R3", "含其他地区重点关注字样"),
	ADDRESS_DIFFERS("R4", "实际地址与登记不符"),
	SHARED_ADDRESS("R5A", "同一地址多户"),
	SHARED_PHONE("R5B", "同一电话多户"),
	SHARED_REPRESENTATIVE("R5C", "同一法定代表人多户"),
	CAPITAL_NOT_PAID("R6", "认缴远大于实缴"),
	FREQUENT_CHANGES("R7", "频繁变更"),
	MARKED("R8", "登记或申报状态异常"),
	NO_STAFF("R9", "无人员或社保"),
	OTHER_BUSINESS("R10", "登记行业与实际业务不符"),
	CAME_BACK("R11", "关停企业控制人再设企业"),
	NEWLY_REGISTERED("R12", "新设企业");

	private final String code;

	private final String label;

	RegisterRule(String code, String label) {
		this.code = code;
		this.label = label;
	}

	/** R1 to R11 as numbered in the rule library, and R12 for newness. */
	public String code() {
		return code;
	}

	public String label() {
		return label;
	}

	static Optional<RegisterRule> coded(String code) {
		return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
	}

}
