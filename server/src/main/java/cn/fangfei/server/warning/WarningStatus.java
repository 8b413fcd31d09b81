package cn.fangfei.server.warning;

/** Where a warning stands. The first three are open: one a subject and county. */
public enum WarningStatus {

	/** Somebody has to look at it. */
	OPEN("待研判"),
	/** Put off with a reason; comes back by itself. */
	SNOOZED("暂缓"),
	/** A clue was made of it; its finding answers it. */
	CLUE("已转线索"),
	/** There is a verdict. */
	ANSWERED("已核实"),
	/** The score fell below the bound before anybody answered. */
	FADED("已消退");

	private final String label;

	WarningStatus(String label) {
		this.label = label;
	}

	public String label() {
		return label;
	}
}
