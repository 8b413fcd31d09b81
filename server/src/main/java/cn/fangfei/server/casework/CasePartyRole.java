package cn.fangfei.server.casework;

/** What a party is to a case; the Regulation knows the first two apart (条例 Art 3). */
public enum CasePartyRole {

	FUNDRAISER("非法集资人"), FACILITATOR("非法集资协助人"), RESPONSIBLE("负责人"), OTHER_PARTY("其他");

	private final String label;

	CasePartyRole(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
