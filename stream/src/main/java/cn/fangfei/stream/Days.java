package cn.fangfei.stream;

import cn.fangfei.detection.flow.FlowSettings.Cadence;

/** Days as Flink's event time: milliseconds of a clock in Asia/Shanghai since 1970, 86,400,000 a day. */
final class Days {

	static final long MILLIS = 86_400_000L;

	private Days() {
	}

	/** The last millisecond of a day: a watermark of this time says that the day is over. */
	static long end(int epochDay) {
		return (epochDay + 1L) * MILLIS - 1;
	}

	static int of(long millis) {
		return (int) Math.floorDiv(millis, MILLIS);
	}

	/** The first day from a day on after which subjects are judged. */
	static int judgedFrom(int epochDay, Cadence cadence) {
		int day = epochDay;
		while (!cadence.judgesAfter(day)) {
			day++;
		}
		return day;
	}
}
