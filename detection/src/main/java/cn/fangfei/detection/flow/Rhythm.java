package cn.fangfei.detection.flow;

/**
 * The steps in which interest is paid: weekly, half-monthly, monthly, quarterly, half-yearly, yearly, each with what calendar months,
 * weekends and holidays add or take (docs/detection/flow.md).
 */
final class Rhythm {

	/** Payouts closer together are parts of one. */
	static final int SHORTEST = 5;

	private static final int[] PERIOD = { 7, 15, 30, 90, 180, 365 };
	private static final int[] SLACK = { 1, 1, 2, 4, 5, 6 };
	private static final String[] NAME = { "每周", "每半月", "每月", "每季", "每半年", "每年" };

	private Rhythm() {
	}

	static boolean inStep(int days) {
		return of(days) >= 0;
	}

	/** Which step so many days are, or -1. */
	static int of(int days) {
		for (int i = 0; i < PERIOD.length; i++) {
			if (Math.abs(days - PERIOD[i]) <= SLACK[i]) {
				return i;
			}
		}
		return -1;
	}

	static String name(int step) {
		return NAME[step];
	}

	static int steps() {
		return PERIOD.length;
	}

}
