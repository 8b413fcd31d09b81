package cn.fangfei.server.funds;

/** What a person makes of an alert: it is what the bank's figures suggest, or it is not. */
public enum FundsVerdict {

	CONFIRMED("属实"), FALSE_ALARM("误报");

	private final String label;

	FundsVerdict(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
