package cn.fangfei.server.export;

/** How far an export is. */
enum ExportJobStatus {

	AWAITING_APPROVAL("等待批准"), QUEUED("排队等候"), RUNNING("正在写"), DONE("可以下载"), FAILED("没有完成"), CANCELLED("已取消"), EXPIRED("已过期");

	private final String label;

	ExportJobStatus(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}
}
