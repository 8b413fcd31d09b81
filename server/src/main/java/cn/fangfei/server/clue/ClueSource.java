package cn.fangfei.server.clue;

/** Where a clue comes from 线索来源, the six words of note 4 of 附件2 (固政办〔2025〕10号). */
public enum ClueSource {

	AGENCY_TRANSFER("行政机关移送"), POLICE_FINDING("公安排查发现"), PUBLIC_TIP_OFF("群众举报"),
	SURRENDER("集资人自首"), AUTHORITY_NOTICE("有关部门或地方通报"), OTHER("其他");

	private final String label;

	ClueSource(String label) {
		this.label = label;
	}

	/** The word of the printed form. */
	public String label() {
		return label;
	}
}
