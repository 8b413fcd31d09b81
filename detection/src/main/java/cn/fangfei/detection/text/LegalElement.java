package cn.fangfei.detection.text;

/**
 * The four elements of taking deposits from the public unlawfully (最高人民法院关于审理非法集资刑事案件具体应用法律若干问题的解释, 2022, 第一条).
 * A text can point to an element; only an inquiry can find that it is there.
 */
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
