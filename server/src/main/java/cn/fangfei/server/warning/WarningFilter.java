package cn.fangfei.server.warning;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which warnings are wanted. */
record WarningFilter(@Nullable WarningStatus status, @Nullable RiskLevel level, @Nullable SignalRule rule,
		@Nullable RegionCode region, @Nullable UUID subject, @Nullable WarningAge age, @Nullable String q) {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	String conditions() {
		var text = new StringBuilder();
		if (status != null) {
			text.append("and w.status = :status\n");
		}
		if (level != null) {
			text.append("and w.shown_score >= :levelFrom and w.shown_score < :levelTo\n");
		}
		if (rule != null) {
			text.append("and :rule = any(w.rules)\n");
		}
		if (region != null) {
			text.append("and w.region_code >= :regionLo and w.region_code < :regionHi\n");
		}
		if (subject != null) {
			text.append("and w.subject_id = :subject\n");
		}
		if (age != null) {
			text.append("and w.opened_at >= :openedFrom and w.opened_at < :openedTo\n");
		}
		if (text() != null) {
			text.append("and (w.subject_name like :like or w.number like :prefix or w.credit_code = :code)\n");
		}
		return text.toString();
	}

	Map<String, @Nullable Object> parameters(Instant now) {
		var parameters = new HashMap<String, @Nullable Object>();
		parameters.put("status", status == null ? null : status.name());
		if (level != null) {
			parameters.put("levelFrom", level.from());
			parameters.put("levelTo", level == RiskLevel.RED ? 101 : RiskLevel.values()[level.ordinal() + 1].from());
		}
		parameters.put("rule", rule == null ? null : rule.name());
		parameters.put("regionLo", region == null ? null : region.lo());
		parameters.put("regionHi", region == null ? null : region.hi());
		parameters.put("subject", subject);
		if (age != null) {
			var today = LocalDate.ofInstant(now, CHINA);
			parameters.put("openedFrom", today.minusDays(age.to()).atStartOfDay(CHINA).toOffsetDateTime());
			parameters.put("openedTo", today.minusDays(age.from()).plusDays(1).atStartOfDay(CHINA).toOffsetDateTime());
		}
		var text = text();
		var escaped = text == null ? null : text.replaceAll("([%_\\\\])", "\\\\$1");
		parameters.put("like", "%" + escaped + "%");
		parameters.put("prefix", escaped + "%");
		parameters.put("code", text == null ? null : text.toUpperCase(Locale.ROOT));
		return parameters;
	}

	private @Nullable String text() {
		return q == null || q.isBlank() ? null : q.strip();
	}
}
