package cn.fangfei.server.ledger;

/** What a follow-up check 回头看 found. */
public enum FollowUpResult {

	NORMAL("正常"), RELAPSED("发现反弹"),
	/** Not done any more, because the matter was opened again. */
	DROPPED("不再进行");

	private final String label;

	FollowUpResult(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
