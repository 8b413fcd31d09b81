package cn.fangfei.server.jurisdiction;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** An instant in the words of a refusal: 6月3日14:05, on the calendar of Shanghai. */
final class Moments {

	private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("M月d日HH:mm")
		.withZone(ZoneId.of("Asia/Shanghai"));

	private Moments() {
	}

	static String words(Instant at) {
		return FORM.format(at);
	}
}
