package cn.fangfei.server.notify;

/** Why somebody is told something. */
public enum MessageKind {

	TODO("待办"), URGED("催办"), DUE_SOON("临期"), OVERDUE("逾期"), URGENT("重大风险"), DECIDED("审批结果"), INFO("通知");

	private final String label;

	MessageKind(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}

	/** Whether it asks for something to be done, so that those who are not at their desk are called. */
	boolean leavesTheHouse() {
		return this != DECIDED && this != INFO;
	}
}
