package cn.fangfei.server.clue;

/** Whether the internet is involved 是否涉及互联网, the four words of note 5 of 附件2. */
public enum FundraisingChannel {

	ONLINE("线上"), OFFLINE("线下"), BOTH("线上线下相结合"), OTHER_CHANNEL("其他");

	private final String label;

	FundraisingChannel(String label) {
		this.label = label;
	}

	/** The word of the printed form. */
	public String label() {
		return label;
	}
}
