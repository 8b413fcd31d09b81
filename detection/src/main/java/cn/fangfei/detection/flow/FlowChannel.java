package cn.fangfei.detection.flow;

/** How a payment was made, as transactions.csv says it. */
public enum FlowChannel {

	TRANSFER, CASH, POS, AGENT, OTHER;

	private static final FlowChannel[] ALL = values();

	static FlowChannel at(int ordinal) {
		return ALL[ordinal];
	}

}
