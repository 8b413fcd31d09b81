package cn.fangfei.server.jurisdiction;

/** What a term is counted in. */
public enum TermUnit {

	WORKING_DAYS("个工作日", "工作日"), DAYS("日", "自然日"), HOURS("小时", "小时"), MINUTES("分钟", "分钟");

	private final String label;

	private final String word;

	TermUnit(String label, String word) {
		this.label = label;
		this.word = word;
	}

	/** As it follows a number: 15个工作日. */
	public String label() {
		return label;
	}

	/** As it stands alone. */
	public String word() {
		return word;
	}
}
