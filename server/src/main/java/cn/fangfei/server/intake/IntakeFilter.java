package cn.fangfei.server.intake;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.detection.text.TextScreenVersion;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.ReportMonth;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which texts are wanted.
 * @param alarms only those of level yellow and above
 * @param rule a kind of span that speaks; of judged ones, that spoke when they were judged
 * @param from first seen on this day or later
 * @param to first seen on this day or earlier
 * @param month with {@code count}: those behind a figure of that month
 * @param rescreening read anew by that run, with {@code outcome}: those of which that came
 * @param outdated only those that another version of the rules read last
 */
record IntakeFilter(@Nullable IntakeChannel channel, @Nullable RiskLevel level, boolean alarms, @Nullable IntakeJudged judged,
		@Nullable String rule, @Nullable String source, @Nullable RegionCode region, @Nullable LocalDate from, @Nullable LocalDate to,
		@Nullable Boolean linked, @Nullable UUID subject, @Nullable TakedownState takedown, @Nullable ReportMonth month,
		@Nullable TakedownCount count, @Nullable UUID rescreening, @Nullable IntakeRescreeningOutcome outcome, boolean outdated,
		@Nullable String q) {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	IntakeFilter {
		q = clean(q);
		source = clean(source);
		rule = clean(rule);
	}

	static IntakeFilter any() {
		return new IntakeFilter(null, null, false, null, null, null, null, null, null, null, null, null, null, null, null, null, false, null);
	}

	String conditions() {
		var text = new StringBuilder();
		add(text, channel, "and i.channel = :channel\n");
		add(text, level, "and i.level = :level\n");
		if (alarms) {
			text.append("and i.score >= 40\n");
		}
		if (judged != null) {
			text.append(switch (judged) {
				case WAITING -> "and i.verdict is null\n";
				case JUDGED -> "and i.verdict is not null\n";
				case CONFIRMED, FALSE_ALARM -> "and i.verdict = :verdict\n";
			});
		}
		add(text, rule, judged == null || judged == IntakeJudged.WAITING ? "and :rule = any(i.kinds)\n" : "and :rule = any(i.judged_kinds)\n");
		add(text, source, "and :source = any(i.sources)\n");
		add(text, region, "and i.region_code >= :regionLo and i.region_code < :regionHi\n");
		add(text, from, "and i.first_seen_at >= :from\n");
		add(text, to, "and i.first_seen_at < :to\n");
		if (linked != null) {
			text.append(linked ? "and i.linked > 0\n" : "and i.linked = 0\n");
		}
		add(text, subject, """
				and exists (select 1 from intake_link l where l.item_id = i.item_id and l.subject_id = :subject and l.ended_at is null)
				""");
		if (takedown != null) {
			text.append(takedown == TakedownState.NONE ? "and coalesce(t.state, 'NONE') = 'NONE'\n" : "and t.state = :takedown\n");
		}
		if (month != null && count != null) {
			text.append("and i.item_id in (select s.item_id from intake_takedown_step s where ").append(Takedowns.counted(count)).append(")\n");
		}
		if (rescreening != null) {
			text.append("and i.item_id in (select n.item_id from intake_screening n where n.rescreening_id = :rescreening")
				.append(outcome == null ? ")\n" : " and n.outcome = :outcome)\n");
		}
		if (outdated) {
			text.append("and i.screen_version <> :screenVersion\n");
		}
		add(text, q, "and position(lower(:q) in lower(i.title || ' ' || i.body || ' ' || coalesce(i.publisher, ''))) > 0\n");
		return text.toString();
	}

	Map<String, @Nullable Object> parameters() {
		var parameters = new HashMap<String, @Nullable Object>();
		parameters.put("channel", channel == null ? null : channel.name());
		parameters.put("level", level == null ? null : level.name());
		parameters.put("verdict", judged == null ? null : judged.name());
		parameters.put("rule", rule);
		parameters.put("source", source);
		parameters.put("regionLo", region == null ? null : region.lo());
		parameters.put("regionHi", region == null ? null : region.hi());
		parameters.put("from", from == null ? null : from.atStartOfDay(CHINA).toOffsetDateTime());
		parameters.put("to", to == null ? null : to.plusDays(1).atStartOfDay(CHINA).toOffsetDateTime());
		parameters.put("subject", subject);
		parameters.put("takedown", takedown == null ? null : takedown.name());
		parameters.put("monthFrom", month == null ? null : month.from().atOffset(ZoneOffset.UTC));
		parameters.put("monthUntil", month == null ? null : month.until().atOffset(ZoneOffset.UTC));
		parameters.put("rescreening", rescreening);
		parameters.put("outcome", outcome == null ? null : outcome.name());
		parameters.put("screenVersion", TextScreenVersion.current());
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
