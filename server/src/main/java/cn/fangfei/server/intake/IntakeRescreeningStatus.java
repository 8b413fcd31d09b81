package cn.fangfei.server.intake;

/** How far a bulk re-screening has come. */
enum IntakeRescreeningStatus {

	QUEUED("排队中"), RUNNING("进行中"), DONE("已完成"), CANCELLED("已取消"), FAILED("未完成"), INTERRUPTED("已中断");

	private final String label;

	IntakeRescreeningStatus(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}

	boolean over() {
		return this == DONE || this == CANCELLED || this == FAILED;
	}
}
