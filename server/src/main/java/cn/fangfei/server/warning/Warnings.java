package cn.fangfei.server.warning;

import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import cn.fangfei.server.warning.WarningView.WarningEventView;
import cn.fangfei.server.warning.WarningView.WarningVerdictView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of warnings as people see and handle them. Every query bears the scope of the post; row security holds the same bounds. */
@Repository
class Warnings {

	private static final Map<String, String> SORTS = Map.of("score", "w.shown_score", "openedAt", "w.opened_at", "signalledAt",
			"w.signalled_at", "subjectName", "w.subject_name", "number", "w.number");

	private static final String SCOPE = """
			w.region_code >= cast(:scopeLo as text) and w.region_code < cast(:scopeHi as text)
			""";

	private static final String COLUMNS = """
			select w.warning_id, w.number, w.subject_id, w.subject_name, w.credit_code, w.firm_id, w.region_code, w.status, w.score,
			       w.shown_score, w.peak_score, w.rule_version, w.rules, w.because, w.opened_at, w.signalled_at, w.scored_at,
			       w.falls_on, w.override_until, w.snooze_until, w.clue_id, w.clue_number, w.verdict, w.verdict_by, w.closed_at,
			       w.version
			from warning w
			where\s""";

	/** The warnings whose part this is must be seen. */
	private static final String SEEN = "(select w.warning_id from warning w where w.warning_id = :id and " + SCOPE + ")";

	private final JdbcClient sql;

	Warnings(JdbcClient sql) {
		this.sql = sql;
	}

	List<Warning> page(WarningFilter filter, Scope scope, Paging paging, Instant now) {
		return sql.sql(COLUMNS + SCOPE + filter.conditions() + "order by "
				+ paging.orderBy(SORTS, "w.shown_score desc, w.warning_id", "w.warning_id") + " limit :size offset :offset")
			.params(scope.parameters())
			.params(filter.parameters(now))
			.param("size", paging.size())
			.param("offset", paging.offset())
			.query(Warnings::warning)
			.list();
	}

	long count(WarningFilter filter, Scope scope, Instant now) {
		return sql.sql("select count(*) from warning w where " + SCOPE + filter.conditions())
			.params(scope.parameters())
			.params(filter.parameters(now))
			.query(Long.class)
			.single();
	}

	/** Each warning of the list, read through a cursor. */
	void each(WarningFilter filter, Scope scope, Paging order, Instant now, RowCallbackHandler row) {
		sql.sql(COLUMNS + SCOPE + filter.conditions() + "order by "
				+ order.orderBy(SORTS, "w.shown_score desc, w.warning_id", "w.warning_id"))
			.params(scope.parameters())
			.params(filter.parameters(now))
			.withFetchSize(1_000)
			.query(row);
	}

	WarningCounts counts(Scope scope) {
		return sql.sql("""
				select count(*) as waiting,
				       count(*) filter (where w.shown_score >= 80)                        as red,
				       count(*) filter (where w.shown_score >= 60 and w.shown_score < 80) as orange,
				       count(*) filter (where w.shown_score >= 40 and w.shown_score < 60) as yellow,
				       count(*) filter (where w.shown_score < 40)                         as blue
				from warning w
				where w.status = 'OPEN' and\s""" + SCOPE).params(scope.parameters()).query(WarningCounts.class).single();
	}

	Optional<Warning> get(UUID id, Scope scope) {
		return sql.sql(COLUMNS + "w.warning_id = :id and " + SCOPE)
			.param("id", id)
			.params(scope.parameters())
			.query(Warnings::warning)
			.optional();
	}

	Optional<Warning> openOf(UUID subject, Scope scope) {
		return sql.sql(COLUMNS + "w.subject_id = :subject and w.status in ('OPEN', 'SNOOZED', 'CLUE') and " + SCOPE)
			.param("subject", subject)
			.params(scope.parameters())
			.query(Warnings::warning)
			.optional();
	}

	/** The warnings of a clue, whether the caller sees them or not: only those that it sees. */
	List<Warning> ofClue(UUID clue, Scope scope) {
		return sql.sql(COLUMNS + "w.clue_id = :clue and " + SCOPE)
			.param("clue", clue)
			.params(scope.parameters())
			.query(Warnings::warning)
			.list();
	}

	/** Earlier answers about the same subject. */
	List<Warning> answeredBefore(Warning warning, Scope scope) {
		return sql.sql(COLUMNS + "w.subject_id = :subject and w.warning_id <> :id and w.status = 'ANSWERED' and " + SCOPE
				+ "order by w.closed_at desc limit 20")
			.param("subject", warning.subjectId())
			.param("id", warning.id())
			.params(scope.parameters())
			.query(Warnings::warning)
			.list();
	}

	/** The signals that counted when the warning was weighed last. */
	List<Signal> counted(UUID id, Scope scope) {
		return sql.sql("""
				select s.*
				from warning_reason r
				join warning_signal s on s.signal_id = r.signal_id
				where r.warning_id =\s""" + SEEN + """
				  and r.dropped_at is null
				""").param("id", id).params(scope.parameters()).query(Signal::of).list();
	}

	List<WarningEventView> events(UUID id, Scope scope) {
		return sql.sql("""
				select e.at, e.kind, e.score, e.by_name, e.text
				from warning_event e
				where e.warning_id =\s""" + SEEN + """
				order by e.event_id
				""")
			.param("id", id)
			.params(scope.parameters())
			.query((r, n) -> new WarningEventView(instant(r, "at"), WarningEventKind.valueOf(r.getString("kind")),
					r.getDouble("score"), r.getString("by_name"), r.getString("text")))
			.list();
	}

	List<WarningVerdictView> verdicts(UUID id, Scope scope) {
		return sql.sql("""
				select v.verdict, v.note, v.given_by_name, v.given_at, v.clue_id
				from warning_verdict v
				where v.warning_id =\s""" + SEEN + """
				order by v.given_at desc, v.verdict_id
				""")
			.param("id", id)
			.params(scope.parameters())
			.query((r, n) -> new WarningVerdictView(WarningVerdict.valueOf(r.getString("verdict")), r.getString("note"),
					r.getString("given_by_name"), instant(r, "given_at"), r.getObject("clue_id") != null))
			.list();
	}

	/** What a person set: an override or a snooze. */
	record Setting(double score, String reason, Instant until, String madeByName, Instant madeAt) {
	}

	Optional<Setting> override(UUID id, Scope scope) {
		return sql.sql("""
				select o.score, o.reason, o.until, o.made_by_name, o.made_at
				from warning_override o
				where o.lifted_at is null
				  and o.warning_id =\s""" + SEEN).param("id", id).params(scope.parameters()).query(Setting.class).optional();
	}

	Optional<Setting> snooze(UUID id, Scope scope) {
		return sql.sql("""
				select z.score, z.reason, z.until, z.made_by_name, z.made_at
				from warning_snooze z
				where z.ended_at is null
				  and z.warning_id =\s""" + SEEN).param("id", id).params(scope.parameters()).query(Setting.class).optional();
	}

	/** Takes a step; false when somebody was faster. */
	boolean step(Warning w, WarningStatus status, double shownScore, @Nullable Instant overrideUntil, @Nullable Instant snoozeUntil,
			@Nullable UUID clue, @Nullable String clueNumber, Scope scope) {
		return sql.sql("""
				update warning w
				set status = :status, shown_score = :shown, override_until = :overrideUntil, snooze_until = :snoozeUntil,
				    clue_id = :clue, clue_number = :clueNumber, version = version + 1
				where w.warning_id = :id and w.version = :version and\s""" + SCOPE)
			.params(scope.parameters())
			.param("status", status.name())
			.param("shown", shownScore)
			.param("overrideUntil", utc(overrideUntil), Types.TIMESTAMP_WITH_TIMEZONE)
			.param("snoozeUntil", utc(snoozeUntil), Types.TIMESTAMP_WITH_TIMEZONE)
			.param("clue", clue, Types.OTHER)
			.param("clueNumber", clueNumber, Types.VARCHAR)
			.param("id", w.id())
			.param("version", w.version())
			.update() == 1;
	}

	void liftOverride(UUID id, String why, Instant at) {
		sql.sql("""
				update warning_override
				set lifted_at = :at, lifted_because = :why
				where warning_id = :id and lifted_at is null
				""").param("at", utc(at)).param("why", why).param("id", id).update();
	}

	void addOverride(UUID id, double score, String reason, Instant until, Actor by, Instant at) {
		sql.sql("""
				insert into warning_override (override_id, warning_id, score, reason, until, made_by, made_by_name, made_at)
				values (:override, :id, :score, :reason, :until, :by, :byName, :at)
				""")
			.param("override", Ids.next())
			.param("id", id)
			.param("score", score)
			.param("reason", reason)
			.param("until", utc(until))
			.param("by", by.accountId())
			.param("byName", by.displayName())
			.param("at", utc(at))
			.update();
	}

	void endSnooze(UUID id, String why, Instant at) {
		sql.sql("""
				update warning_snooze
				set ended_at = :at, ended_because = :why
				where warning_id = :id and ended_at is null
				""").param("at", utc(at)).param("why", why).param("id", id).update();
	}

	void addSnooze(UUID id, double score, String reason, Instant until, Actor by, Instant at) {
		sql.sql("""
				insert into warning_snooze (snooze_id, warning_id, score, reason, until, made_by, made_by_name, made_at)
				values (:snooze, :id, :score, :reason, :until, :by, :byName, :at)
				""")
			.param("snooze", Ids.next())
			.param("id", id)
			.param("score", score)
			.param("reason", reason)
			.param("until", utc(until))
			.param("by", by.accountId())
			.param("byName", by.displayName())
			.param("at", utc(at))
			.update();
	}

	void tell(UUID id, WarningEventKind kind, double score, Actor by, String text, Instant at) {
		sql.sql("""
				insert into warning_event (warning_id, at, kind, score, by_account, by_name, text)
				values (:id, :at, :kind, :score, :by, :byName, :text)
				""")
			.param("id", id)
			.param("at", utc(at))
			.param("kind", kind.name())
			.param("score", score)
			.param("by", by.accountId())
			.param("byName", by.displayName())
			.param("text", text)
			.update();
	}

	/** How the warnings of the territory in which each rule counted were answered: by rule and verdict. */
	Map<String, Map<WarningVerdict, Integer>> answersByRule(Scope scope) {
		var found = new HashMap<String, Map<WarningVerdict, Integer>>();
		sql.sql("""
				select r.rule, v.verdict, count(*) as warnings
				from warning w
				join lateral (select x.verdict, x.rules
				              from warning_verdict x
				              where x.warning_id = w.warning_id
				              order by x.given_at desc, x.verdict_id
				              limit 1) v on true
				cross join lateral unnest(v.rules) as r (rule)
				where\s""" + SCOPE + """
				group by r.rule, v.verdict
				""").params(scope.parameters()).query(r -> {
			found.computeIfAbsent(r.getString("rule"), k -> new HashMap<>())
				.put(WarningVerdict.valueOf(r.getString("verdict")), r.getInt("warnings"));
		});
		return found;
	}

	/** How many open warnings of the territory each rule counts in. */
	Map<String, Integer> openByRule(Scope scope) {
		var found = new HashMap<String, Integer>();
		sql.sql("""
				select r.rule, count(*) as warnings
				from warning w
				cross join lateral unnest(w.rules) as r (rule)
				where w.status in ('OPEN', 'SNOOZED', 'CLUE') and\s""" + SCOPE + """
				group by r.rule
				""").params(scope.parameters()).query(r -> {
			found.put(r.getString("rule"), r.getInt("warnings"));
		});
		return found;
	}

	static Warning warning(ResultSet r, int n) throws SQLException {
		var verdict = r.getString("verdict");
		return new Warning(r.getObject("warning_id", UUID.class), r.getString("number"), r.getObject("subject_id", UUID.class),
				r.getString("subject_name"), r.getString("credit_code"), r.getObject("firm_id", UUID.class),
				new RegionCode(r.getString("region_code")), WarningStatus.valueOf(r.getString("status")), r.getDouble("score"),
				r.getDouble("shown_score"), r.getDouble("peak_score"), r.getInt("rule_version"), Weighings.texts(r.getArray("rules")),
				r.getString("because"), instant(r, "opened_at"), instant(r, "signalled_at"), instant(r, "scored_at"),
				r.getObject("falls_on", LocalDate.class), maybe(r, "override_until"), maybe(r, "snooze_until"),
				r.getObject("clue_id", UUID.class), r.getString("clue_number"),
				verdict == null ? null : WarningVerdict.valueOf(verdict), r.getString("verdict_by"), maybe(r, "closed_at"),
				r.getInt("version"));
	}

	private static Instant instant(ResultSet r, String column) throws SQLException {
		return r.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant maybe(ResultSet r, String column) throws SQLException {
		var at = r.getObject(column, OffsetDateTime.class);
		return at == null ? null : at.toInstant();
	}

	private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
		return at == null ? null : at.atOffset(ZoneOffset.UTC);
	}
}
