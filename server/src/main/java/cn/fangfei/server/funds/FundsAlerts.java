package cn.fangfei.server.funds;

import cn.fangfei.detection.assess.RiskLevel;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of alerts as people read and judge them. Every query bears the scope of the post; row security holds the same bounds once more. */
@Repository
class FundsAlerts {

	private static final String FROM = """
			from funds_alert a
			where a.region_code >= cast(:scopeLo as text) and a.region_code < cast(:scopeHi as text)
			""";

	private static final String COLUMNS = """
			select a.*, (select l.subject_name from funds_alert_link l where l.alert_id = a.alert_id and l.ended_at is null) as subject_name,
			       (select l.subject_id from funds_alert_link l where l.alert_id = a.alert_id and l.ended_at is null) as subject_id,
			       (select count(*) from funds_alert_candidate c where c.alert_id = a.alert_id and c.status = 'OPEN') as candidates,
			       (select s.payload #>> '{challenger,official}' from funds_alert_line s
			        where s.line_id = a.shown_line and s.payload -> 'urgent' is distinct from 'true') as official
			""";

	/** Alerts of one file came at one moment: who must be looked at today stands first. */
	private static final String WORST_FIRST = "(a.urgent_at is not null) desc, array_position(array['RED', 'ORANGE', 'YELLOW'], a.level), a.score desc, a.alert_id";

	private static final Map<String, String> SORTS = Map.of("score", "a.score", "firstDay", "a.first_day", "lastDay", "a.last_day",
			"lastReceivedAt", "a.last_received_at", "bankName", "a.bank_name", "lines", "a.lines");

	private final JdbcClient sql;

	private final JsonMapper json;

	FundsAlerts(JdbcClient sql, JsonMapper json) {
		this.sql = sql;
		this.json = json;
	}

	/**
	 * An alert as it stands.
	 * @param official the level by the scorecard alone; a line that is urgent keeps the level told before, so that it has none here
	 * @param urgentAt when the bank first called it urgent
	 */
	record Row(UUID alertId, RegionCode county, RegionCode region, UUID unitId, String bankName, String subjectKey, boolean firm, String name,
			RiskLevel level, double score, LocalDate firstDay, LocalDate lastDay, List<String> typologies, List<String> marks,
			List<String> elements, String because, Instant firstReceivedAt, Instant lastReceivedAt, int lines, UUID shownLine, UUID newestLine,
			@Nullable FundsVerdict verdict, @Nullable Instant judgedAt, @Nullable String judgedBy, @Nullable Instant reopenedAt,
			@Nullable String subjectName, @Nullable UUID subjectId, int candidates, @Nullable RiskLevel official, @Nullable Instant urgentAt,
			@Nullable UUID urgentLine, int version) {

		/** The level below, where a second model raised it to this one. */
		@Nullable RiskLevel raisedFrom() {
			return official != null && official.compareTo(level) < 0 ? official : null;
		}

		/** How officers call it in a sentence. */
		String called() {
			return "资金预警“" + (subjectName == null ? name : subjectName) + "”（" + bankName + "）";
		}
	}

	List<Row> page(FundsAlertFilter filter, Scope scope, Paging paging) {
		return sql.sql(COLUMNS + FROM + filter.conditions() + "order by " + order(paging) + "\nlimit :limit offset :offset")
			.params(scope.parameters())
			.params(filter.parameters())
			.param("limit", paging.size())
			.param("offset", paging.offset())
			.query(FundsAlerts::row)
			.list();
	}

	long count(FundsAlertFilter filter, Scope scope) {
		return sql.sql("select count(*)\n" + FROM + filter.conditions())
			.params(scope.parameters())
			.params(filter.parameters())
			.query(Long.class)
			.single();
	}

	/** Each alert of the answer, read through a cursor. */
	void each(FundsAlertFilter filter, Scope scope, Paging order, RowCallbackHandler row) {
		sql.sql(COLUMNS + FROM + filter.conditions() + "order by " + order(order))
			.params(scope.parameters())
			.params(filter.parameters())
			.withFetchSize(500)
			.query(row);
	}

	private static String order(Paging paging) {
		return paging.orderBy(SORTS, "a.last_received_at desc, " + WORST_FIRST, WORST_FIRST);
	}

	Optional<Row> find(UUID id, Scope scope) {
		return sql.sql(COLUMNS + FROM + "and a.alert_id = :id").params(scope.parameters()).param("id", id).query(FundsAlerts::row).optional();
	}

	Optional<UUID> of(UUID bank, String subjectKey, Scope scope) {
		return sql.sql("select a.alert_id\n" + FROM + "and a.unit_id = :bank and a.subject_key = :subjectKey")
			.params(scope.parameters())
			.param("bank", bank)
			.param("subjectKey", subjectKey)
			.query(UUID.class)
			.optional();
	}

	/** A bank that alerted, for the filter. */
	record Bank(UUID unitId, String bankName) {
	}

	List<Bank> banks(Scope scope) {
		return sql.sql("select a.unit_id, max(a.bank_name) as bank_name\n" + FROM + "group by a.unit_id\norder by 2, 1\nlimit 200")
			.params(scope.parameters())
			.query((r, n) -> new Bank(r.getObject("unit_id", UUID.class), r.getString("bank_name")))
			.list();
	}

	/** What a line of a file said; money in yuan. */
	record Content(List<Reason> reasons, List<String> lowering, List<String> coverage, List<Week> weeks, String severity, String weights,
			@Nullable Boolean urgent, @Nullable Challenger challenger) {

		record Reason(String sentence, String feature, BigDecimal value, BigDecimal reference, BigDecimal logOdds, String element) {
		}

		/** A second opinion; {@code official} is the level without it. */
		record Challenger(BigDecimal score, RiskLevel official, List<Reason> reasons, String version) {
		}

		record Week(LocalDate monday, int payers, BigDecimal in, int payees, BigDecimal out, BigDecimal other) {
		}
	}

	/** A line as it is kept, with the file that brought it. */
	record Line(UUID lineId, UUID fileId, int lineNo, LocalDate day, RiskLevel level, double score, Content content, String fileName,
			String serial, Instant receivedAt) {
	}

	/** The lines of an alert, the newest day first: 200 of them, the one shown, the newest and the urgent one among them. What hangs on an alert is asked for once the alert was found in the scope. */
	List<Line> lines(UUID alert) {
		return sql.sql("""
				select *
				from (select l.line_id, l.file_id, l.line_no, l.day, l.level, l.score, l.payload, l.file_name, l.serial, l.received_at
				      from funds_alert_line l
				      join funds_alert a on a.alert_id = l.alert_id
				      where l.alert_id = :alert
				      order by (l.line_id in (a.shown_line, a.newest_line) or l.line_id is not distinct from a.urgent_line) desc, l.day desc, l.received_at desc, l.line_no desc
				      limit 200) l
				order by l.day desc, l.received_at desc, l.line_no desc
				""")
			.param("alert", alert)
			.query((r, n) -> new Line(r.getObject("line_id", UUID.class), r.getObject("file_id", UUID.class), r.getInt("line_no"),
					Objects.requireNonNull(FundsRows.day(r, "day")), RiskLevel.valueOf(r.getString("level")), r.getDouble("score"),
					json.readValue(r.getString("payload"), Content.class), r.getString("file_name"), r.getString("serial"),
					FundsRows.instant(r, "received_at")))
			.list();
	}

	/** A candidate as it is kept. */
	record Candidate(UUID candidateId, UUID firmId, String name, @Nullable String creditCode, RegionCode place, String reason, String status,
			@Nullable String answeredBy, @Nullable Instant answeredAt, @Nullable String note) {
	}

	List<Candidate> candidates(UUID alert) {
		return sql.sql("""
				select candidate_id, firm_id, name, credit_code, place, reason, status, answered_by, answered_at, note
				from funds_alert_candidate
				where alert_id = :alert
				order by status <> 'OPEN', name, candidate_id
				""")
			.param("alert", alert)
			.query((r, n) -> new Candidate(r.getObject("candidate_id", UUID.class), r.getObject("firm_id", UUID.class), r.getString("name"),
					r.getString("credit_code"), new RegionCode(r.getString("place")), r.getString("reason"), r.getString("status"),
					r.getString("answered_by"), FundsRows.maybe(r, "answered_at"), r.getString("note")))
			.list();
	}

	/** Says that a candidate is not meant; false when it was answered before. */
	boolean reject(UUID alert, UUID candidate, String note, String by, Instant at) {
		return sql.sql("""
				update funds_alert_candidate
				set status = 'REJECTED', note = :note, answered_by = :by, answered_at = :at
				where candidate_id = :candidate and alert_id = :alert and status = 'OPEN'
				""")
			.param("note", note)
			.param("by", by)
			.param("at", FundsRows.utc(at))
			.param("candidate", candidate)
			.param("alert", alert)
			.update() == 1;
	}

	/** A link as it is kept. */
	record Link(UUID linkId, UUID subjectId, String subjectName, @Nullable UUID firmId, @Nullable String creditCode, String reason,
			boolean automatic, String madeBy, Instant madeAt, @Nullable Instant endedAt, @Nullable String endedBy,
			@Nullable String endedReason) {
	}

	/** All links, the one that stands first. */
	List<Link> links(UUID alert) {
		return sql.sql("""
				select link_id, subject_id, subject_name, firm_id, credit_code, reason, automatic, made_by_name, made_at, ended_at, ended_by,
				       ended_reason
				from funds_alert_link
				where alert_id = :alert
				order by ended_at desc nulls first, made_at, link_id
				""")
			.param("alert", alert)
			.query((r, n) -> new Link(r.getObject("link_id", UUID.class), r.getObject("subject_id", UUID.class), r.getString("subject_name"),
					r.getObject("firm_id", UUID.class), r.getString("credit_code"), r.getString("reason"), r.getBoolean("automatic"),
					r.getString("made_by_name"), FundsRows.instant(r, "made_at"), FundsRows.maybe(r, "ended_at"), r.getString("ended_by"),
					r.getString("ended_reason")))
			.list();
	}

	/** A verdict as it is kept. */
	record Verdict(UUID verdictId, FundsVerdict verdict, FundsVerdictReason reason, String note, String givenBy, Instant givenAt) {
	}

	/** All verdicts, newest first. */
	List<Verdict> verdicts(UUID alert) {
		return sql.sql("""
				select verdict_id, verdict, reason, note, given_by_name, given_at
				from funds_alert_verdict
				where alert_id = :alert
				order by given_at desc, verdict_id desc
				""")
			.param("alert", alert)
			.query((r, n) -> new Verdict(r.getObject("verdict_id", UUID.class), FundsVerdict.valueOf(r.getString("verdict")),
					FundsVerdictReason.valueOf(r.getString("reason")), r.getString("note"), r.getString("given_by_name"),
					FundsRows.instant(r, "given_at")))
			.list();
	}

	void addVerdict(Row alert, FundsVerdictReason reason, String note, Actor actor, Instant at) {
		sql.sql("""
				insert into funds_alert_verdict (verdict_id, alert_id, line_id, verdict, reason, note, marks, given_by, given_by_name, given_at)
				values (:id, :alert, :line, :verdict, :reason, :note, :marks, :by, :byName, :at)
				""")
			.param("id", Ids.next())
			.param("alert", alert.alertId())
			.param("line", alert.shownLine())
			.param("verdict", reason.verdict().name())
			.param("reason", reason.name())
			.param("note", note)
			.param("marks", alert.marks().toArray(String[]::new))
			.param("by", actor.accountId())
			.param("byName", actor.displayName())
			.param("at", FundsRows.utc(at))
			.update();
	}

	/** Lets a verdict stand; false when somebody was faster. */
	boolean judge(UUID alert, FundsVerdict verdict, String by, Instant at, int version) {
		return sql.sql("""
				update funds_alert
				set verdict = :verdict, judged_marks = marks, judged_by_name = :by, judged_at = :at, version = version + 1
				where alert_id = :alert and version = :version
				""")
			.param("verdict", verdict.name())
			.param("by", by)
			.param("at", FundsRows.utc(at))
			.param("alert", alert)
			.param("version", version)
			.update() == 1;
	}

	/** Counts a step of a person as a change of the alert; false when somebody was faster. */
	boolean stepped(UUID alert, int version) {
		return sql.sql("""
				update funds_alert
				set version = version + 1
				where alert_id = :alert and version = :version
				""").param("alert", alert).param("version", version).update() == 1;
	}

	/** How often a mark spoke, and how often people found that it should not have. */
	record MarkCount(String mark, int shown, int judged, int falseAlarms) {
	}

	List<MarkCount> marks(Scope scope) {
		return sql.sql("""
				select mark, sum(shown)::integer as shown, sum(judged)::integer as judged, sum(false_alarms)::integer as false_alarms
				from (select m as mark, 1 as shown, 0 as judged, 0 as false_alarms
				      """ + FROM.replace("where", "cross join unnest(a.marks) m where") + """
				      union all
				      select m, 0, 1, case when a.verdict = 'FALSE_ALARM' then 1 else 0 end
				      """ + FROM.replace("where", "cross join unnest(a.judged_marks) m where a.verdict is not null and") + """
				     ) spoken
				group by mark
				order by shown desc, mark
				""")
			.params(scope.parameters())
			.query((r, n) -> new MarkCount(r.getString("mark"), r.getInt("shown"), r.getInt("judged"), r.getInt("false_alarms")))
			.list();
	}

	static Row row(ResultSet r, int n) throws SQLException {
		var verdict = r.getString("verdict");
		var official = r.getString("official");
		return new Row(r.getObject("alert_id", UUID.class), new RegionCode(r.getString("county")), new RegionCode(r.getString("region_code")),
				r.getObject("unit_id", UUID.class), r.getString("bank_name"), r.getString("subject_key"), r.getString("kind").equals("FIRM"),
				r.getString("name"), RiskLevel.valueOf(r.getString("level")), r.getDouble("score"),
				Objects.requireNonNull(FundsRows.day(r, "first_day")), Objects.requireNonNull(FundsRows.day(r, "last_day")),
				FundsRows.texts(r, "typologies"), FundsRows.texts(r, "marks"), FundsRows.texts(r, "elements"), r.getString("because"),
				FundsRows.instant(r, "first_received_at"), FundsRows.instant(r, "last_received_at"), r.getInt("lines"),
				r.getObject("shown_line", UUID.class), r.getObject("newest_line", UUID.class),
				verdict == null ? null : FundsVerdict.valueOf(verdict), FundsRows.maybe(r, "judged_at"), r.getString("judged_by_name"),
				FundsRows.maybe(r, "reopened_at"), r.getString("subject_name"), r.getObject("subject_id", UUID.class), r.getInt("candidates"),
				official == null ? null : RiskLevel.valueOf(official), FundsRows.maybe(r, "urgent_at"), r.getObject("urgent_line", UUID.class),
				r.getInt("version"));
	}

	static String word(String level) {
		return switch (RiskLevel.valueOf(level)) {
			case RED -> "红";
			case ORANGE -> "橙";
			case YELLOW -> "黄";
			case BLUE -> "蓝";
			case GREEN -> "绿";
		};
	}
}
