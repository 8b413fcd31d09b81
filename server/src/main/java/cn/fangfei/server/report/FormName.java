package cn.fangfei.server.report;

/** The monthly forms of 固政办〔2025〕10号. */
enum FormName {

	/** 附件2 非法金融活动风险线索排查统计表. */
	CLUES("附件2", "非法金融活动风险线索排查统计表", "clue-statistics"),
	/** 附件3 非法金融活动打击处置情况统计表. */
	CASES("附件3", "非法金融活动打击处置情况统计表", "handling-statistics");

	private final String annex;

	private final String title;

	private final String path;

	FormName(String annex, String title, String path) {
		this.annex = annex;
		this.title = title;
		this.path = path;
	}

	String annex() {
		return annex;
	}

	String title() {
		return title;
	}

	/** How it is called in addresses and in the audit trail. */
	String path() {
		return path;
	}
}
