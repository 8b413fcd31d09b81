package cn.fangfei.server.verification;

/** What makes fundraising illegal: the four elements 四性 (最高法集资解释 Art 1; 条例 Art 2 asks for the first, third and fourth). */
public enum LegalElement {

	UNLAWFUL("非法性"), PUBLIC("公开性"), INDUCING("利诱性"), SOCIAL("社会性");

	private final String label;

	LegalElement(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
