package cn.fangfei.server.warning;

/** What a warning turned out to be. The precision of a rule is reckoned from the first two. */
public enum WarningVerdict {

	CONFIRMED("属实"), REFUTED("不属实"), DUPLICATE("重复"), UNVERIFIABLE("无法核实");

	private final String label;

	WarningVerdict(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}

	/** Whether what was answered so still counts in a later warning. */
	boolean countsOn() {
		return this == CONFIRMED || this == UNVERIFIABLE;
	}
}
