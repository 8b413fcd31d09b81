package cn.fangfei.server.intake;

/** What sort of text is taken in. */
public enum IntakeChannel {

	ADVERT("广告"), POST("帖文"), NEWS("新闻"), COMPLAINT("投诉");

	private final String label;

	IntakeChannel(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
