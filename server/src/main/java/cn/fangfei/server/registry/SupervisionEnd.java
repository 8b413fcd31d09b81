package cn.fangfei.server.registry;

/** Why a firm leaves the key-supervision list. */
public enum SupervisionEnd {

	RECTIFIED("已整改"), DEREGISTERED("已注销"), MOVED_AWAY("已迁出"), NO_RISK("核查无异常"), ENTERED_WRONGLY("误列"), OTHER("其他");

	private final String label;

	SupervisionEnd(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
