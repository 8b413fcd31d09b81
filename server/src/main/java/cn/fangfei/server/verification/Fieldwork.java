package cn.fangfei.server.verification;

import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of plans and visits. */
@Repository
class Fieldwork {

	private static final String SEEN = """
			  and exists (select 1
			              from verification_matter m
			              where m.owner_kind = 'CLUE' and m.owner_id = clue_id
			                and (m.region_code >= cast(:scopeLo as text) and m.region_code < cast(:scopeHi as text)
			                     or m.assigned_unit = cast(:scopeUnit as uuid)
			                     or m.created_by = cast(:scopeAccount as uuid)
			                     or m.grid_code = cast(:scopeGrid as text)))
			""";

	private final JdbcClient sql;

	Fieldwork(JdbcClient sql) {
		this.sql = sql;
	}

	void plan(UUID id, ClueId clue, LocalDate day, String place, List<VerificationOfficer> officers, String task, Actor actor,
			Instant at) {
		sql.sql("""
				insert into verification_plan (plan_id, clue_id, planned_on, place, officers, credentials, task, planned_by,
				                               planned_by_name, planned_at)
				values (:id, :clue, :day, :place, :officers, :credentials, :task, :account, :name, :at)
				""")
			.param("id", id)
			.param("clue", clue.value())
			.param("day", day)
			.param("place", place)
			.param("officers", names(officers))
			.param("credentials", credentials(officers))
			.param("task", task)
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update();
	}

	List<VerificationPlanView> plans(ClueId clue, Scope scope) {
		return sql.sql("""
				select plan_id, planned_on, place, officers, credentials, task, planned_by_name, planned_at
				from verification_plan
				where clue_id = :clue
				""" + SEEN + "order by planned_at desc, plan_id")
			.param("clue", clue.value())
			.params(scope.parameters())
			.query((row, n) -> new VerificationPlanView(row.getObject("plan_id", UUID.class),
					row.getObject("planned_on", LocalDate.class), row.getString("place"), officers(row), row.getString("task"),
					row.getString("planned_by_name"), instant(row, "planned_at")))
			.list();
	}

	void enter(UUID id, ClueId clue, @Nullable UUID subject, VerificationVisit visit, Actor actor, Instant at) {
		sql.sql("""
				insert into verification_visit (visit_id, clue_id, subject_id, visited_on, began_at, ended_at, place, officers, credentials, met,
				                                unusual, sign, sign_matches, staff, elderly, wording, promised_rate,
				                                contract_seen, receipt_seen, event, notes, recorded_fully, not_recorded_reason,
				                                entered_by, entered_by_name, entered_at)
				values (:id, :clue, :subject, :visitedOn, :beganAt, :endedAt, :place, :officers, :credentials, :met, :unusual, :sign,
				        :signMatches, :staff, :elderly, :wording, :promisedRate, :contractSeen, :receiptSeen, :event, :notes,
				        :recordedFully, :notRecordedReason, :account, :name, :at)
				""")
			.param("id", id)
			.param("clue", clue.value())
			.param("subject", subject, Types.OTHER)
			.param("visitedOn", visit.visitedOn())
			.param("beganAt", visit.beganAt(), Types.TIME)
			.param("endedAt", visit.endedAt(), Types.TIME)
			.param("place", visit.place())
			.param("officers", names(visit.officers()))
			.param("credentials", credentials(visit.officers()))
			.param("met", visit.met(), Types.VARCHAR)
			.param("unusual", visit.unusual())
			.param("sign", visit.sign(), Types.VARCHAR)
			.param("signMatches", visit.signMatches(), Types.BOOLEAN)
			.param("staff", visit.staff(), Types.INTEGER)
			.param("elderly", visit.elderly(), Types.BOOLEAN)
			.param("wording", visit.wording().toArray(String[]::new))
			.param("promisedRate", visit.promisedRate(), Types.NUMERIC)
			.param("contractSeen", visit.contractSeen(), Types.BOOLEAN)
			.param("receiptSeen", visit.receiptSeen(), Types.BOOLEAN)
			.param("event", visit.event(), Types.VARCHAR)
			.param("notes", visit.notes(), Types.VARCHAR)
			.param("recordedFully", visit.recordedFully())
			.param("notRecordedReason", visit.notRecordedReason(), Types.VARCHAR)
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update();
	}

	List<VerificationVisitView> visits(ClueId clue, Scope scope) {
		return sql.sql("""
				select *
				from verification_visit
				where clue_id = :clue
				""" + SEEN + "order by visited_on desc, entered_at desc, visit_id")
			.param("clue", clue.value())
			.params(scope.parameters())
			.query(Fieldwork::visit)
			.list();
	}

	/** The visits to a subject, whichever clue they were made for, newest first. */
	List<VerificationVisitView> visitsTo(UUID subject, Scope scope) {
		return sql.sql("""
				select *
				from verification_visit
				where subject_id = :subject
				""" + SEEN + "order by visited_on desc, entered_at desc, visit_id limit 100")
			.param("subject", subject)
			.params(scope.parameters())
			.query(Fieldwork::visit)
			.list();
	}

	/** Whether the visit is one of that clue. */
	boolean visitOf(UUID visit, UUID clue) {
		return sql.sql("""
				select exists (select 1 from verification_visit where visit_id = :visit and clue_id = :clue)
				""").param("visit", visit).param("clue", clue).query(Boolean.class).single();
	}

	private static VerificationVisitView visit(ResultSet row, int n) throws SQLException {
		return new VerificationVisitView(row.getObject("visit_id", UUID.class),
				row.getObject("clue_id", UUID.class), new VerificationVisit(
				row.getObject("visited_on", LocalDate.class), row.getObject("began_at", LocalTime.class),
				row.getObject("ended_at", LocalTime.class), row.getString("place"), officers(row), row.getString("met"),
				row.getBoolean("unusual"), row.getString("sign"), row.getObject("sign_matches", Boolean.class),
				row.getObject("staff", Integer.class), row.getObject("elderly", Boolean.class),
				List.of((String[]) row.getArray("wording").getArray()), row.getBigDecimal("promised_rate"),
				row.getObject("contract_seen", Boolean.class), row.getObject("receipt_seen", Boolean.class),
				row.getString("event"), row.getString("notes"), row.getBoolean("recorded_fully"),
				row.getString("not_recorded_reason")), row.getString("entered_by_name"), instant(row, "entered_at"));
	}

	private static List<VerificationOfficer> officers(ResultSet row) throws SQLException {
		var names = (String[]) row.getArray("officers").getArray();
		var credentials = (String[]) row.getArray("credentials").getArray();
		return IntStream.range(0, names.length).mapToObj(i -> new VerificationOfficer(names[i], credentials[i])).toList();
	}

	private static String[] names(List<VerificationOfficer> officers) {
		return officers.stream().map(VerificationOfficer::name).toArray(String[]::new);
	}

	private static String[] credentials(List<VerificationOfficer> officers) {
		return officers.stream().map(o -> o.credential() == null ? "" : o.credential()).toArray(String[]::new);
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}
}
