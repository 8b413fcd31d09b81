package cn.fangfei.server.intake;

/** What became of an advert that was handed over. */
public enum TakedownResult {

	DELETED("已删除"), RECTIFIED("已整改"), NOT_HANDLED("未处置");

	private final String label;

	TakedownResult(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}

	/** Whether the advert is gone: what the month counts as 已清理. */
	boolean cleared() {
		return this != NOT_HANDLED;
	}
}
