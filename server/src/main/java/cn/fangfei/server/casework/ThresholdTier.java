package cn.fangfei.server.casework;

/** The lines that the judicial interpretation draws. */
public enum ThresholdTier {

	LIABILITY("追究刑事责任"), LARGE("数额较大"), UNLICENSED_ISSUE("擅自发行证券"), HUGE("数额巨大"), ENORMOUS("数额特别巨大");

	private final String label;

	ThresholdTier(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
