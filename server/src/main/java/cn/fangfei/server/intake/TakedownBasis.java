package cn.fangfei.server.intake;

/** The law an advert is determined unlawful by. */
public enum TakedownBasis {

	REGULATION_11("《防范和处置非法集资条例》第十一条"), ADVERTISING_LAW_25("《中华人民共和国广告法》第二十五条"),
	ADVERTISING_LAW_28("《中华人民共和国广告法》第二十八条"), OTHER_BASIS("其他依据");

	private final String label;

	TakedownBasis(String label) {
		this.label = label;
	}

	String label() {
		return label;
	}
}
