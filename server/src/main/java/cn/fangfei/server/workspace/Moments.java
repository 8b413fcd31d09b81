package cn.fangfei.server.workspace;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** An instant as people say it: 5月6日 14:03. */
final class Moments {

	private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

	private Moments() {
	}

	static String words(Instant instant) {
		return WORDS.format(instant);
	}
}
