package cn.fangfei.server.clue;

/** The charge of a criminal case 立案罪名. */
public enum Charge {

	ILLEGAL_PUBLIC_DEPOSITS("非法吸收公众存款罪"), FUNDRAISING_FRAUD("集资诈骗罪"), OTHER_CHARGE("其他罪名");

	private final String label;

	Charge(String label) {
		this.label = label;
	}

	/** The word of the printed form. */
	public String label() {
		return label;
	}
}
