package cn.fangfei.server.casework;

/** How near a value is to a line. */
public enum ThresholdLevel {

	NONE("未接近"), HALF("已达50%"), NEAR("已达80%"), REACHED("已达标准");

	private final String label;

	ThresholdLevel(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
