package cn.fangfei.server.workspace;

import java.util.Arrays;

/** The lists that views and columns are kept for, by the names that stand in addresses. */
enum WorkList {

	CLUES("clues", "线索"), FIRMS("firms", "登记筛查"), TERM_CHANGES("firm-changes", "变更监测"), KEY_FIRMS("key-firms", "重点监管"),
	PATROL_TARGETS("patrol-targets", "排查对象"), UNPLACED("unplaced", "待定属地"), WARNINGS("warnings", "预警"), INTAKE("intake", "资讯监测"),
	FUNDS("funds", "资金监测"), FUNDS_PARTIES("funds-parties", "案件资金收付对象"),
	CASES("cases", "案件"), LEDGER("ledger", "台账"), READY_MATTERS("ready-matters", "待销号"),
	CLOSE_OUTS("close-outs", "销号"), FOLLOW_UPS("follow-ups", "回头看"), WATCHLIST("watchlist", "持续关注"),
	SUBJECTS("subjects", "风险主体"), AUDIT("audit", "审计");

	private final String key;

	private final String title;

	WorkList(String key, String title) {
		this.key = key;
		this.title = title;
	}

	/** @throws ListUnknown when no list bears that name */
	static WorkList of(String key) {
		return Arrays.stream(values()).filter(l -> l.key.equals(key)).findFirst().orElseThrow(() -> new ListUnknown(key));
	}

	String key() {
		return key;
	}

	String title() {
		return title;
	}
}
