package cn.fangfei.server.clue;

import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.RegionCode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which clues are wanted. Days are those of registration in Asia/Shanghai, both ends included. */
record ClueFilter(ClueListView view, @Nullable ClueStatus status, @Nullable ClueSource source,
		@Nullable RegionCode region, @Nullable UUID unit, @Nullable String q, @Nullable LocalDate from,
		@Nullable LocalDate to) {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	static ClueFilter of(ClueListView view) {
		return new ClueFilter(view, null, null, null, null, null, null, null);
	}

	/** The conditions besides the scope; only those that are wanted, so that each list finds its index. */
	String conditions(Actor actor) {
		var text = new StringBuilder(switch (view) {
			case TODO -> actor.may("clue:assign") ? """
					and (status = 'REGISTERED' and region_code >= :scopeLo and region_code < :scopeHi
					     or status in ('ASSIGNED', 'VERIFYING') and assigned_unit = cast(:scopeUnit as uuid))
					""" : """
					and status in ('ASSIGNED', 'VERIFYING') and assigned_unit = cast(:scopeUnit as uuid)
					""";
			case HANDLED -> """
					and clue_id in (select h.clue_id from clue_hand h where h.account_id = :scopeAccount)
					""";
			case TERRITORY -> "";
		});
		if (status != null) {
			text.append("and status = :status\n");
		}
		if (source != null) {
			text.append("and source = :source\n");
		}
		if (region != null) {
			text.append("and region_code >= :regionLo and region_code < :regionHi\n");
		}
		if (unit != null) {
			text.append("and assigned_unit = :unit\n");
		}
		if (text() != null) {
			text.append("and (subject_name like :like or number like :prefix or credit_code = :code)\n");
		}
		if (from != null) {
			text.append("and registered_at >= :from\n");
		}
		if (to != null) {
			text.append("and registered_at < :to\n");
		}
		return text.toString();
	}

	Map<String, @Nullable Object> parameters() {
		var parameters = new HashMap<String, @Nullable Object>();
		parameters.put("status", status == null ? null : status.name());
		parameters.put("source", source == null ? null : source.name());
		parameters.put("regionLo", region == null ? null : region.lo());
		parameters.put("regionHi", region == null ? null : region.hi());
		parameters.put("unit", unit);
		var text = text();
		var escaped = text == null ? null : text.replaceAll("([%_\\\\])", "\\\\$1");
		parameters.put("like", "%" + escaped + "%");
		parameters.put("prefix", escaped + "%");
		parameters.put("code", text == null ? null : text.toUpperCase(java.util.Locale.ROOT));
		parameters.put("from", from == null ? null : from.atStartOfDay(CHINA).toOffsetDateTime());
		parameters.put("to", to == null ? null : to.plusDays(1).atStartOfDay(CHINA).toOffsetDateTime());
		return parameters;
	}

	private @Nullable String text() {
		return q == null || q.isBlank() ? null : q.strip();
	}
}
