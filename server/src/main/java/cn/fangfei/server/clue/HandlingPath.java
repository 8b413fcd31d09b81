package cn.fangfei.server.clue;

/** The path a matter takes or will take 处置路径. */
public enum HandlingPath {

	ADMINISTRATIVE("行政"), CRIMINAL("刑事"), ADMINISTRATIVE_THEN_CRIMINAL("先行政后刑事");

	private final String label;

	HandlingPath(String label) {
		this.label = label;
	}

	/** The word of the printed form. */
	public String label() {
		return label;
	}
}
