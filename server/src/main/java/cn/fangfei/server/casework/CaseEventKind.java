package cn.fangfei.server.casework;

/** What the timeline of a case tells. */
public enum CaseEventKind {

	OPENED("立案件"), CHANGED("变更"), LINKED("关联线索"), PARTY("当事人"), SUPERVISED("督办"), DETERMINED("认定"), ADMIN_FILED("行政立案"), MEASURE("措施"),
	PENALTY("处罚"), REFERRAL("移送"), MONEY("资金"), CLOSEOUT("销号"), NOTE("记事");

	private final String label;

	CaseEventKind(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
