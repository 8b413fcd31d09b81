package cn.fangfei.server.warning;

/** Which of the four elements of illegal fund-raising (法释〔2022〕5号 第一条) a rule speaks to. */
public enum SignalElement {

	ILLEGALITY("非法性"), PUBLICITY("公开性"), INDUCEMENT("利诱性"), SOCIALITY("社会性");

	private final String label;

	SignalElement(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
