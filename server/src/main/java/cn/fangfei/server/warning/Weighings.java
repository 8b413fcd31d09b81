package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Ids;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The SQL of weighing: what is known of a subject is weighed whole, whoever may see which part of it. Each statement calls a function of
 * the owner that asks for the server's key.
 */
@Repository
class Weighings {

	private final JdbcClient sql;

	private final JsonMapper json;

	private final String serverKey;

	Weighings(JdbcClient sql, JsonMapper json, @Value("${fangfei.access.server-key}") String serverKey) {
		this.sql = sql;
		this.json = json;
		this.serverKey = serverKey;
	}

	/** How far the platform has come with what it does by itself. */
	record Work(@Nullable UUID replayedTo, boolean replayed, int ruleVersion, @Nullable LocalDate sweptOn) {
	}

	/** An open warning as a weighing finds it. */
	record Open(UUID warningId, UUID subjectId, String county, String regionCode, String subjectName, WarningStatus status, double score,
			double shownScore, int ruleVersion, List<String> rules, String because, @Nullable LocalDate fallsOn,
			@Nullable Instant signalledAt, @Nullable Double overrideScore, @Nullable Instant overrideUntil,
			@Nullable Double snoozeScore, @Nullable Instant snoozeUntil, double toldScore) {
	}

	/** False when the source said the same before. */
	boolean record(Map<String, @Nullable Object> signal, Instant at) {
		return sql.sql("select warning_record(:key, cast(:signal as jsonb), :at)")
			.param("key", serverKey)
			.param("signal", json.writeValueAsString(signal))
			.param("at", utc(at))
			.query(Boolean.class)
			.single();
	}

	/** Makes the signals of one origin of these firms those given. */
	int keepFirms(String origin, String by, Collection<UUID> firms, List<Map<String, @Nullable Object>> signals, Instant at) {
		return sql.sql("select warning_keep_firms(:key, :origin, :by, :firms, cast(:signals as jsonb), :at)")
			.param("key", serverKey)
			.param("origin", origin)
			.param("by", by)
			.param("firms", firms.toArray(UUID[]::new))
			.param("signals", json.writeValueAsString(signals))
			.param("at", utc(at))
			.query(Integer.class)
			.single();
	}

	/** Makes the signals of these texts those given; answers how many subjects are to be weighed anew. */
	int keepTexts(List<Map<String, @Nullable Object>> signals, Instant at) {
		return sql.sql("select warning_keep_texts(:key, cast(:signals as jsonb), :at)")
			.param("key", serverKey)
			.param("signals", json.writeValueAsString(signals))
			.param("at", utc(at))
			.query(Integer.class)
			.single();
	}

	int allDue(boolean everything, Instant at) {
		return sql.sql("select warning_all_due(:key, :everything, :at)")
			.param("key", serverKey)
			.param("everything", everything)
			.param("at", utc(at))
			.query(Integer.class)
			.single();
	}

	List<UUID> takeDue(int most) {
		return sql.sql("select subject_id from warning_take_due(:key, :most)")
			.param("key", serverKey)
			.param("most", most)
			.query(UUID.class)
			.list();
	}

	/** Subjects are weighed by one transaction at a time. */
	void hold(Collection<UUID> subjects) {
		sql.sql("select warning_hold(:key, :keys)")
			.param("key", serverKey)
			.param("keys", subjects.stream().map(UUID::toString).toArray(String[]::new))
			.query((row, n) -> 0)
			.single();
	}

	List<Signal> signals(Collection<UUID> subjects) {
		return sql.sql("select * from warning_signals_of(:key, :subjects)")
			.param("key", serverKey)
			.param("subjects", subjects.toArray(UUID[]::new))
			.query(Signal::of)
			.list();
	}

	List<Open> open(Collection<UUID> subjects) {
		return sql.sql("select * from warning_open_of(:key, :subjects)")
			.param("key", serverKey)
			.param("subjects", subjects.toArray(UUID[]::new))
			.query(Weighings::openRow)
			.list();
	}

	/** Opens warnings; answers the number of each that was opened. */
	Map<UUID, String> open(List<Map<String, @Nullable Object>> opened, Instant at, int year) {
		var numbers = new java.util.HashMap<UUID, String>();
		sql.sql("select warning_id, number from warning_open(:key, cast(:opened as jsonb), :at, :year)")
			.param("key", serverKey)
			.param("opened", json.writeValueAsString(opened))
			.param("at", utc(at))
			.param("year", year)
			.query(row -> {
				numbers.put(row.getObject("warning_id", UUID.class), row.getString("number"));
			});
		return numbers;
	}

	void keepScores(List<Map<String, @Nullable Object>> scored, List<Map<String, @Nullable Object>> reasons,
			List<Map<String, @Nullable Object>> events, Instant at) {
		sql.sql("select warning_keep_scores(:key, cast(:scored as jsonb), cast(:reasons as jsonb), cast(:events as jsonb), :at)")
			.param("key", serverKey)
			.param("scored", json.writeValueAsString(scored))
			.param("reasons", json.writeValueAsString(reasons))
			.param("events", json.writeValueAsString(events))
			.param("at", utc(at))
			.query((row, n) -> 0)
			.single();
	}

	/** A warning that was answered. */
	record Answered(UUID warningId, String number, String regionCode) {
	}

	/** Answers one warning, or those that became a clue. */
	List<Answered> answer(@Nullable UUID warning, @Nullable UUID clue, WarningVerdict verdict, String note, String by, Instant at) {
		return sql.sql("""
				select warning_id, number, region_code
				from warning_answer(:key, cast(:warning as uuid), cast(:clue as uuid), :id, :verdict, :note, :by, :at)
				""")
			.param("key", serverKey)
			.param("warning", warning)
			.param("clue", clue)
			.param("id", Ids.next())
			.param("verdict", verdict.name())
			.param("note", note)
			.param("by", by)
			.param("at", utc(at))
			.query(Answered.class)
			.list();
	}

	Work work() {
		return sql.sql("select replayed_to, replayed, rule_version, swept_on from warning_work_state(:key)")
			.param("key", serverKey)
			.query(Work.class)
			.single();
	}

	void keep(Work work) {
		sql.sql("select warning_work_keep(:key, cast(:to as uuid), :done, :version, cast(:day as date))")
			.param("key", serverKey)
			.param("to", work.replayedTo())
			.param("done", work.replayed())
			.param("version", work.ruleVersion())
			.param("day", work.sweptOn())
			.query((row, n) -> 0)
			.single();
	}

	private static Open openRow(ResultSet r, int n) throws SQLException {
		return new Open(r.getObject("warning_id", UUID.class), r.getObject("subject_id", UUID.class), r.getString("county"),
				r.getString("region_code"), r.getString("subject_name"), WarningStatus.valueOf(r.getString("status")), r.getDouble("score"), r.getDouble("shown_score"),
				r.getInt("rule_version"), texts(r.getArray("rules")), r.getString("because"),
				r.getObject("falls_on", LocalDate.class), instant(r, "signalled_at"), number(r, "override_score"),
				instant(r, "override_until"), number(r, "snooze_score"), instant(r, "snooze_until"), r.getDouble("told_score"));
	}

	static List<String> texts(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

	private static @Nullable Double number(ResultSet r, String column) throws SQLException {
		var value = r.getBigDecimal(column);
		return value == null ? null : value.doubleValue();
	}

	private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
		var at = r.getObject(column, OffsetDateTime.class);
		return at == null ? null : at.toInstant();
	}

	private static OffsetDateTime utc(Instant at) {
		return at.atOffset(ZoneOffset.UTC);
	}
}
