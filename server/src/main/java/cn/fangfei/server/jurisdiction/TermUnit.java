package cn.fangfei.server.jurisdiction;

/** What a term is counted in. */
public enum TermUnit {

	WORKING_DAYS("个工作日"), DAYS("日"), HOURS("小时"), MINUTES("分钟");

	private final String label;

	TermUnit(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
