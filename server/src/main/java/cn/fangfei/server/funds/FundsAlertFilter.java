package cn.fangfei.server.funds;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.kernel.RegionCode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are wanted.
 * @param kind a pattern that the alert names
 * @param mark a mark whose sentence is shown; of judged ones, that was shown when they were judged
 * @param from alerted on this day or later
 * @param to alerted on this day or earlier
 * @param urgent whether the bank called it urgent
 * @param linked to a firm of the register or a code, and not to a customer of the bank alone
 */
record FundsAlertFilter(@Nullable RiskLevel level, @Nullable UUID bank, @Nullable String kind, @Nullable String mark,
		@Nullable FundsJudged judged, @Nullable Boolean urgent, @Nullable RegionCode region, @Nullable LocalDate from, @Nullable LocalDate to,
		@Nullable Boolean linked, @Nullable UUID subject, @Nullable String q) {

	FundsAlertFilter {
		q = clean(q);
		kind = clean(kind);
		mark = clean(mark);
	}

	static FundsAlertFilter waiting() {
		return new FundsAlertFilter(null, null, null, null, FundsJudged.WAITING, null, null, null, null, null, null, null);
	}

	String conditions() {
		var text = new StringBuilder();
		add(text, level, "and a.level = :level\n");
		add(text, bank, "and a.unit_id = :bank\n");
		add(text, kind, "and :kind = any(a.typologies)\n");
		if (judged != null) {
			text.append(switch (judged) {
				case WAITING -> "and a.verdict is null\n";
				case JUDGED -> "and a.verdict is not null\n";
				case CONFIRMED, FALSE_ALARM -> "and a.verdict = :verdict\n";
			});
		}
		add(text, mark, judged == null || judged == FundsJudged.WAITING ? "and :mark = any(a.marks)\n" : "and :mark = any(a.judged_marks)\n");
		if (urgent != null) {
			text.append(urgent ? "and a.urgent_at is not null\n" : "and a.urgent_at is null\n");
		}
		add(text, region, "and a.region_code >= :regionLo and a.region_code < :regionHi\n");
		add(text, from, "and a.last_day >= :from\n");
		add(text, to, "and a.last_day <= :to\n");
		if (linked != null) {
			text.append(linked ? "and " : "and not ")
				.append("exists (select 1 from funds_alert_link l where l.alert_id = a.alert_id and l.ended_at is null "
						+ "and (l.firm_id is not null or l.credit_code is not null))\n");
		}
		add(text, subject, """
				and exists (select 1 from funds_alert_link l where l.alert_id = a.alert_id and l.subject_id = :subject and l.ended_at is null)
				""");
		add(text, q, """
				and (position(lower(:q) in lower(a.name || ' ' || a.subject_key || ' ' || a.bank_name)) > 0
				     or exists (select 1 from funds_alert_link l where l.alert_id = a.alert_id and l.ended_at is null
				                and position(lower(:q) in lower(l.subject_name)) > 0))
				""");
		return text.toString();
	}

	Map<String, @Nullable Object> parameters() {
		var parameters = new HashMap<String, @Nullable Object>();
		parameters.put("level", level == null ? null : level.name());
		parameters.put("bank", bank);
		parameters.put("kind", kind);
		parameters.put("mark", mark);
		parameters.put("verdict", judged == null ? null : judged.name());
		parameters.put("regionLo", region == null ? null : region.lo());
		parameters.put("regionHi", region == null ? null : region.hi());
		parameters.put("from", from);
		parameters.put("to", to);
		parameters.put("subject", subject);
		parameters.put("q", q);
		return parameters;
	}

	private static void add(StringBuilder text, @Nullable Object wanted, String condition) {
		if (wanted != null) {
			text.append(condition);
		}
	}

	private static @Nullable String clean(@Nullable String text) {
		var clean = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
		return clean.isEmpty() ? null : clean;
	}
}
