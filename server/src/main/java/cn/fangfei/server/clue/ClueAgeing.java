package cn.fangfei.server.clue;

/** How many calendar days an open clue has waited since it was registered. */
enum ClueAgeing {

	UP_TO_2(0, 2), FROM_3_TO_10(3, 10), FROM_11_TO_30(11, 30), OVER_30(31, Integer.MAX_VALUE);

	private final int from;

	private final int to;

	ClueAgeing(int from, int to) {
		this.from = from;
		this.to = to;
	}

	int from() {
		return from;
	}

	int to() {
		return to;
	}
}
