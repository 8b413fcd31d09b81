package cn.fangfei.server.ledger;

/** Where an entry stands: what the last movement that decides it said. */
public enum LedgerState {

	OPEN("在办"), CLOSED_OUT("已销号"), VOIDED("已作废");

	private final String label;

	LedgerState(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}

	LedgerState after(LedgerMovementKind kind) {
		return switch (kind) {
			case VOIDED -> VOIDED;
			case CLOSED_OUT -> CLOSED_OUT;
			case REOPENED -> OPEN;
			default -> this;
		};
	}
}
