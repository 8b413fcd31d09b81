package cn.fangfei.server.casework;

/** What sort of movement of money it is. */
public enum MoneyKind {

	FROM_FINDING("核查结论带入"), FOUND("新查明"), RETURNED("清退"), REVERSAL("冲正");

	private final String label;

	MoneyKind(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
