package cn.fangfei.server.verification;

/** How far the making of a working copy 脱敏副本 has come. */
public enum WorkingCopyState {

	PENDING("待生成"), MADE("已生成"), NONE("不能生成");

	private final String label;

	WorkingCopyState(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
