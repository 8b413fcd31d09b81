package cn.fangfei.server.registry;

/** Where a patrol target stands. */
public enum PatrolTargetState {

	OPEN("待走访"), OVERDUE("已逾期"), VISITED("已走访"), RECALLED("已收回");

	private final String label;

	PatrolTargetState(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
