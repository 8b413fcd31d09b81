package cn.fangfei.server.casework;

/** How far a case has come: it is worked on, or it was closed out. */
public enum CaseStatus {

	OPEN("在办"), CLOSED("已销号");

	private final String label;

	CaseStatus(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
