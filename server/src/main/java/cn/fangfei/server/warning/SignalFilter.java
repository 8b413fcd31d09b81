package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.RegionCode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which signals are wanted.
 * @param told only those that people and other platforms told
 */
record SignalFilter(@Nullable UUID subject, @Nullable SignalRule rule, @Nullable RegionCode region, boolean told, boolean ended) {

	String conditions() {
		var text = new StringBuilder();
		if (subject != null) {
			text.append("and s.subject_id = :subject\n");
		}
		if (rule != null) {
			text.append("and s.rule = :rule\n");
		}
		if (region != null) {
			text.append("and s.region_code >= :regionLo and s.region_code < :regionHi\n");
		}
		if (told) {
			text.append("and s.origin not in ('REGISTER', 'REGISTER_RULES')\n");
		}
		if (!ended) {
			text.append("and s.ended_at is null\n");
		}
		return text.toString();
	}

	Map<String, @Nullable Object> parameters() {
		var parameters = new HashMap<String, @Nullable Object>();
		parameters.put("subject", subject);
		parameters.put("rule", rule == null ? null : rule.name());
		parameters.put("regionLo", region == null ? null : region.lo());
		parameters.put("regionHi", region == null ? null : region.hi());
		return parameters;
	}
}
