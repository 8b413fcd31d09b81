package cn.fangfei.server.registry;

/** Why a firm is put on the key-supervision list 重点监管名单. */
public enum SupervisionReason {

	WORDING("字样命中"), WORDING_ADDED("新增字样"), WARNING("预警"), COMPLAINTS("投诉集中"), HANDED_DOWN("上级交办"), OTHER("其他");

	private final String label;

	SupervisionReason(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
