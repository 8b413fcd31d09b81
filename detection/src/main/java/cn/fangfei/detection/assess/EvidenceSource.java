package cn.fangfei.detection.assess;

/** Where evidence of a subject comes from. What one source can add to the log-odds is bounded (docs/detection/flow.md). */
public enum EvidenceSource {

	BANK("资金", 6), REGISTER("登记", 2), TEXT("资讯", 2.5), TIPS("举报与排查", 3), GRAPH("关联", 2);

	private final String label;

	private final double cap;

	EvidenceSource(String label, double cap) {
		this.label = label;
		this.cap = cap;
	}

	public String label() {
		return label;
	}

	/** The most log-odds above the intercept that all evidence of this source brings together. */
	public double cap() {
		return cap;
	}

}
