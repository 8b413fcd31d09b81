package cn.fangfei.server.casework;

/** Where a case stands in the three steps 三步法 (Z11). */
public enum CaseStage {

	RESOLUTION("行政化解"), COORDINATION("行刑衔接"), CLOSING("督促销号");

	private final String label;

	CaseStage(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
