package cn.fangfei.server.audit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audit administrator looks for. Days are whole days in Asia/Shanghai, both ends included. */
record AuditFilter(@Nullable String actor, @Nullable String action, @Nullable String object, @Nullable LocalDate from,
		@Nullable LocalDate to) {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	Map<String, @Nullable Object> parameters() {
		var parameters = new HashMap<String, @Nullable Object>();
		parameters.put("actor", blankToNull(actor));
		parameters.put("action", blankToNull(action));
		parameters.put("object", blankToNull(object));
		parameters.put("from", from == null ? null : from.atStartOfDay(CHINA).toOffsetDateTime());
		parameters.put("to", to == null ? null : to.plusDays(1).atStartOfDay(CHINA).toOffsetDateTime());
		return parameters;
	}

	private static @Nullable String blankToNull(@Nullable String text) {
		return text == null || text.isBlank() ? null : text.strip();
	}
}
