package cn.fangfei.server.funds;

/** How far a statement has come. */
enum CaseStatementStatus {

	PROPOSED("待审批"), DECLINED("未批准"), QUEUED("排队中"), RUNNING("导入中"), INTERRUPTED("已中断"), DONE("已导入"), REFUSED("核对不符，未导入"), CANCELLED("已取消"),
	FAILED("未完成"), SUPERSEDED("已作废");

	private final String label;

	CaseStatementStatus(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}
}
