package cn.fangfei.server.verification;

/** Whether an element was found. */
public enum ElementState {

	PRESENT("有"), ABSENT("无"), UNCLEAR("未查明");

	private final String label;

	ElementState(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
