package cn.fangfei.server.ledger;

/** How far a close-out has come. */
public enum CloseOutStatus {

	PROPOSED("待审批"), REFUSED("已退回"), APPROVED("已销号"), REOPENED("已重新打开");

	private final String label;

	CloseOutStatus(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
