package cn.fangfei.server.registry;

/** How far an import is, in the words people read. An interrupted one goes on by itself. */
enum RegisterImportStatus {

	QUEUED("排队中"), RUNNING("进行中"), DONE("已完成"), CANCELLED("已取消"), FAILED("未完成"), INTERRUPTED("已中断");

	private final String label;

	RegisterImportStatus(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}
}
