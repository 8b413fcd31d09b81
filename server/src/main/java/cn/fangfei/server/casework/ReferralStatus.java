package cn.fangfei.server.casework;

/** How far a referral to the police has come. */
public enum ReferralStatus {

	DENIED("不批准移送"), APPROVED("待移送"), HANDED_OVER("待公安审查"), FILED("公安已立案"), REFUSED("公安不予立案"), RECONSIDERED("复议中");

	private final String label;

	ReferralStatus(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
