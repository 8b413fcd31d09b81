package cn.fangfei.server.intake;

/** A figure of the month: what it counts. */
enum TakedownCount {

	DETERMINED("认定"), HANDED_OVER("移交"), CLEARED("已清理"), NOT_CLEARED("未处置"), ANNULLED("撤销往月");

	private final String label;

	TakedownCount(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}
}
