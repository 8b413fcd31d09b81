package cn.fangfei.server.warning;

/** How long a warning has been open, in the steps of the office. */
public enum WarningAge {

	DAYS_0_2(0, 2), DAYS_3_10(3, 10), DAYS_11_30(11, 30), OVER_30(31, 100_000);

	private final int from;

	private final int to;

	WarningAge(int from, int to) {
		this.from = from;
		this.to = to;
	}

	int from() {
		return from;
	}

	/** The last day that belongs to it. */
	int to() {
		return to;
	}
}
