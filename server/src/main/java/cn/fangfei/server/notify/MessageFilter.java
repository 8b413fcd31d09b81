package cn.fangfei.server.notify;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of one's own messages. Days are whole days in Asia/Shanghai, both ends included. */
record MessageFilter(@Nullable MessageKind kind, @Nullable Boolean read, @Nullable String q, @Nullable LocalDate from,
		@Nullable LocalDate to) {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	Map<String, @Nullable Object> parameters() {
		var parameters = new HashMap<String, @Nullable Object>();
		parameters.put("kind", kind == null ? null : kind.name());
		parameters.put("read", read);
		parameters.put("q", q == null || q.isBlank() ? null : q.strip());
		parameters.put("from", start(from));
		parameters.put("to", to == null ? null : start(to.plusDays(1)));
		return parameters;
	}

	private static @Nullable OffsetDateTime start(@Nullable LocalDate day) {
		return day == null ? null : day.atStartOfDay(CHINA).toOffsetDateTime();
	}
}
