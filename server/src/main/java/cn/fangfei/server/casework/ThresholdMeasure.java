package cn.fangfei.server.casework;

/** What a line is drawn in. */
public enum ThresholdMeasure {

	AMOUNT("集资金额"), PERSONS("参与人数"), LOSS("直接损失");

	private final String label;

	ThresholdMeasure(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
