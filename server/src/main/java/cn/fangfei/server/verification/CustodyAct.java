package cn.fangfei.server.verification;

/** What happened to a piece of evidence. */
public enum CustodyAct {

	RECEIVED("接收"), ATTACHED("关联"), VIEWED("查看副本"), DOWNLOADED("下载"), EXPORTED("列入清单");

	private final String label;

	CustodyAct(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
