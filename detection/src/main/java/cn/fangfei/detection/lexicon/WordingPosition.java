package cn.fangfei.detection.lexicon;

/** Where in the register a piece of wording stands. */
public enum WordingPosition {

	NAME("名称"), SCOPE("经营范围");

	private final String label;

	WordingPosition(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}

}
