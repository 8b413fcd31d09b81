package cn.fangfei.server.funds;

/** How a registered key of a bank stands. Its days of validity are a question of the calendar and no status. */
public enum BankKeyStatus {

	PROPOSED("待确认"), CONFIRMED("已确认"), DECLINED("未通过"), WITHDRAWN("已停用");

	private final String label;

	BankKeyStatus(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
