package cn.fangfei.server.funds;

/** What became of a pair of files that came. */
public enum AlertFileOutcome {

	ACCEPTED("已收"), REFUSED("拒收");

	private final String label;

	AlertFileOutcome(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
