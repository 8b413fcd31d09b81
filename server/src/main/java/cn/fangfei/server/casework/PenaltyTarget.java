package cn.fangfei.server.casework;

/** Whom a penalty meets; each has its own range in the Regulation. */
public enum PenaltyTarget {

	FUNDRAISER_UNIT("非法集资人（单位）"), FUNDRAISER_PERSON("非法集资人（个人）"), RESPONSIBLE_PERSON("法定代表人等责任人"), FACILITATOR_PARTY("非法集资协助人"),
	UNCOOPERATIVE("不配合调查者"), OTHER_TARGET("其他");

	private final String label;

	PenaltyTarget(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
