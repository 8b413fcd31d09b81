package cn.fangfei.server.intake;

/** How far an import of texts has come. */
enum IntakeImportStatus {

	QUEUED("排队中"), RUNNING("导入中"), DONE("已完成"), CANCELLED("已取消"), FAILED("未完成"), INTERRUPTED("已中断");

	private final String label;

	IntakeImportStatus(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}
}
