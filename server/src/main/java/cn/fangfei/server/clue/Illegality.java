package cn.fangfei.server.clue;

/** Whether a matter is illegal fundraising 是否属于非法集资, as far as it was found. */
public enum Illegality {

	ILLEGAL("是"), NOT_ILLEGAL("否"), UNDETERMINED("待认定");

	private final String label;

	Illegality(String label) {
		this.label = label;
	}

	/** The word of the printed form. */
	public String label() {
		return label;
	}
}
