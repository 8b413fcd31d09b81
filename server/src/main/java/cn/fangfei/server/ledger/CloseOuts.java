package cn.fangfei.server.ledger;

import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of close-outs and follow-up checks. Who sees one: its territory, and the unit that has the matter. */
@Repository
class CloseOuts {

	private static final String SEEN = """
			(c.region_code >= cast(:scopeLo as text) and c.region_code < cast(:scopeHi as text)
			 or c.unit_id = cast(:scopeUnit as uuid)
			 or c.proposed_by = cast(:scopeAccount as uuid))
			""";

	private static final String FOLLOWED = """
			from ledger_follow_up f
			join ledger_close_out c using (close_out_id)
			where (f.region_code >= cast(:scopeLo as text) and f.region_code < cast(:scopeHi as text)
			       or f.unit_id = cast(:scopeUnit as uuid))
			""";

	private static final String FOLLOW_UP = """
			select f.follow_up_id, f.close_out_id, c.matter, c.matter_id, c.number, c.subject_id, c.subject_name, f.region_code,
			       f.ordinal, f.due_on, f.result, f.note, f.evidence, f.done_by_name, f.done_at, f.version
			""";

	private static final String PENDING = """
			from ledger_pending p
			where p.region_code >= cast(:scopeLo as text) and p.region_code < cast(:scopeHi as text)
			  and not exists (select 1
			                  from ledger_close_out c
			                  where c.matter = p.matter and c.matter_id = p.matter_id and c.status in ('PROPOSED', 'APPROVED'))
			""";

	private static final String PART = "limit :size offset :offset";

	private final JdbcClient sql;

	CloseOuts(JdbcClient sql) {
		this.sql = sql;
	}

	/** Keeps a proposal; false when the matter has one already or is closed out. */
	boolean propose(UUID id, NewCloseOut told, MatterState state, Actor actor, Instant at) {
		try {
			return sql.sql("""
					insert into ledger_close_out (close_out_id, matter, matter_id, clue_ids, number, subject_id, subject_name,
					                              region_code, unit_id, outcomes, summary, outstanding, outstanding_reason,
					                              evidence, follow_up_on, status, proposed_by, proposed_by_name, proposed_at)
					values (:id, :matter, :matterId, :clues, :number, :subject, :subjectName, :region, :unit, :outcomes, :summary,
					        :outstanding, :outstandingReason, :evidence, :followUpOn, 'PROPOSED', :account, :name, :at)
					""")
				.param("id", id)
				.param("matter", told.matter().name())
				.param("matterId", told.matterId())
				.param("clues", state.clues().stream().map(clue -> clue.value()).toArray(UUID[]::new))
				.param("number", state.number())
				.param("subject", state.subjectId(), Types.OTHER)
				.param("subjectName", state.subjectName())
				.param("region", state.region().value())
				.param("unit", state.unit(), Types.OTHER)
				.param("outcomes", told.outcomes().stream().map(Enum::name).toArray(String[]::new))
				.param("summary", told.summary())
				.param("outstanding", state.outstanding() == null ? null : state.outstanding().value(), Types.NUMERIC)
				.param("outstandingReason", told.outstandingReason(), Types.VARCHAR)
				.param("evidence", told.evidence().toArray(UUID[]::new))
				.param("followUpOn", told.followUpOn().stream().map(java.sql.Date::valueOf).toArray(java.sql.Date[]::new))
				.param("account", actor.accountId())
				.param("name", actor.displayName())
				.param("at", utc(at))
				.update() == 1;
		}
		catch (DuplicateKeyException e) {
			return false;
		}
	}

	/** Writes a decision; false when somebody was faster. */
	boolean decide(UUID id, int version, CloseOutStatus status, @Nullable String reason, Actor actor, Instant at) {
		return sql.sql("""
				update ledger_close_out c
				set status = :status, decided_by = :account, decided_by_name = :name, decided_at = :at,
				    decision_reason = :reason, version = c.version + 1
				where c.close_out_id = :id and c.version = :version and c.status = 'PROPOSED' and\s""" + SEEN)
			.param("id", id)
			.param("version", version)
			.param("status", status.name())
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("at", utc(at))
			.param("reason", reason, Types.VARCHAR)
			.params(actor.scope().parameters())
			.update() == 1;
	}

	boolean reopen(UUID id, int version, String reason, Actor actor, Instant at) {
		return sql.sql("""
				update ledger_close_out c
				set status = 'REOPENED', reopened_by = :account, reopened_by_name = :name, reopened_at = :at,
				    reopen_reason = :reason, version = c.version + 1
				where c.close_out_id = :id and c.version = :version and c.status = 'APPROVED' and\s""" + SEEN)
			.param("id", id)
			.param("version", version)
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("at", utc(at))
			.param("reason", reason)
			.params(actor.scope().parameters())
			.update() == 1;
	}

	/** Posts to the ledger what the close-out did. */
	void post(UUID id, String words, Instant at, String by) {
		sql.sql("select ledger_closed(:id, :words, :at, :by)")
			.param("id", id)
			.param("words", words)
			.param("at", utc(at))
			.param("by", by)
			.query((row, n) -> 0)
			.single();
	}

	Optional<CloseOutView> get(UUID id, Scope scope) {
		return sql.sql("select c.* from ledger_close_out c where c.close_out_id = :id and " + SEEN)
			.param("id", id)
			.params(scope.parameters())
			.query(CloseOuts::closeOut)
			.optional();
	}

	/** All close-outs of a matter, newest first. */
	List<CloseOutView> of(CloseOutMatter matter, UUID matterId, Scope scope) {
		return sql.sql("""
				select c.*
				from ledger_close_out c
				where c.matter = :matter and c.matter_id = :id and\s""" + SEEN + "order by c.proposed_at desc")
			.param("matter", matter.name())
			.param("id", matterId)
			.params(scope.parameters())
			.query(CloseOuts::closeOut)
			.list();
	}

	List<CloseOutView> page(CloseOutFilter filter, Scope scope, Paging paging) {
		return paged(listed(filter, PART), filter, scope, paging).query(CloseOuts::closeOut).list();
	}

	/** Each close-out of the list, read through a cursor. */
	void each(CloseOutFilter filter, Scope scope, RowCallbackHandler row) {
		whole(listed(filter, ""), filter, scope).query(row);
	}

	long count(CloseOutFilter filter, Scope scope) {
		return sql.sql("select count(*) from ledger_close_out c where " + SEEN + conditions(filter, "c.region_code"))
			.params(scope.parameters())
			.params(parameters(filter))
			.query(Long.class)
			.single();
	}

	List<ReadyMatterView> ready(CloseOutFilter filter, Scope scope, Paging paging) {
		return paged(listedReady(filter, PART), filter, scope, paging).query(CloseOuts::ready).list();
	}

	/** Each matter that waits for its close-out, read through a cursor. */
	void eachReady(CloseOutFilter filter, Scope scope, RowCallbackHandler row) {
		whole(listedReady(filter, ""), filter, scope).query(row);
	}

	long countReady(CloseOutFilter filter, Scope scope) {
		return sql.sql("select count(*) " + PENDING + pendingConditions(filter))
			.params(scope.parameters())
			.params(parameters(filter))
			.query(Long.class)
			.single();
	}

	void plan(UUID closeOut, MatterState state, int ordinal, LocalDate dueOn) {
		sql.sql("""
				insert into ledger_follow_up (follow_up_id, close_out_id, region_code, unit_id, ordinal, due_on)
				values (:id, :closeOut, :region, :unit, :ordinal, :dueOn)
				""")
			.param("id", Ids.next())
			.param("closeOut", closeOut)
			.param("region", state.region().value())
			.param("unit", state.unit(), Types.OTHER)
			.param("ordinal", ordinal)
			.param("dueOn", dueOn)
			.update();
	}

	Optional<FollowUpView> followUp(UUID id, Scope scope) {
		return sql.sql(FOLLOW_UP + FOLLOWED + " and f.follow_up_id = :id")
			.param("id", id)
			.params(scope.parameters())
			.query(CloseOuts::followUp)
			.optional();
	}

	List<FollowUpView> followUpsOf(CloseOutMatter matter, UUID matterId, Scope scope) {
		return sql.sql(FOLLOW_UP + FOLLOWED + " and c.matter = :matter and c.matter_id = :id order by f.due_on, f.ordinal")
			.param("matter", matter.name())
			.param("id", matterId)
			.params(scope.parameters())
			.query(CloseOuts::followUp)
			.list();
	}

	List<FollowUpView> followUps(CloseOutFilter filter, Scope scope, Paging paging) {
		return paged(listedFollowUps(filter, PART), filter, scope, paging).query(CloseOuts::followUp).list();
	}

	/** Each follow-up of the list, read through a cursor. */
	void eachFollowUp(CloseOutFilter filter, Scope scope, RowCallbackHandler row) {
		whole(listedFollowUps(filter, ""), filter, scope).query(row);
	}

	long countFollowUps(CloseOutFilter filter, Scope scope) {
		return sql.sql("select count(*) " + FOLLOWED + followUpConditions(filter))
			.params(scope.parameters())
			.params(parameters(filter))
			.query(Long.class)
			.single();
	}

	/** Writes what a follow-up found; false when somebody was faster. */
	boolean found(UUID id, int version, FollowUpResult result, String note, List<UUID> evidence, Actor actor, Instant at) {
		return sql.sql("""
				update ledger_follow_up f
				set result = :result, note = :note, evidence = :evidence, done_by = :account, done_by_name = :name, done_at = :at,
				    version = f.version + 1
				where f.follow_up_id = :id and f.version = :version and f.result is null
				  and (f.region_code >= cast(:scopeLo as text) and f.region_code < cast(:scopeHi as text)
				       or f.unit_id = cast(:scopeUnit as uuid))
				""")
			.param("id", id)
			.param("version", version)
			.param("result", result.name())
			.param("note", note)
			.param("evidence", evidence.toArray(UUID[]::new))
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("at", utc(at))
			.params(actor.scope().parameters())
			.update() == 1;
	}

	/** The checks that are left of a close-out that was opened again are not done any more. */
	void drop(UUID closeOut, Actor actor, Instant at) {
		sql.sql("""
				update ledger_follow_up f
				set result = 'DROPPED', done_by = :account, done_by_name = :name, done_at = :at, version = f.version + 1
				where f.close_out_id = :closeOut and f.result is null
				  and (f.region_code >= cast(:scopeLo as text) and f.region_code < cast(:scopeHi as text)
				       or f.unit_id = cast(:scopeUnit as uuid))
				""")
			.param("closeOut", closeOut)
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("at", utc(at))
			.params(actor.scope().parameters())
			.update();
	}

	/** The follow-ups whose people are to be told today, marked as told. */
	List<DueFollowUp> toRemind(LocalDate today, LocalDate near) {
		return sql.sql("select * from ledger_follow_ups_to_remind(:today, :near)")
			.param("today", today)
			.param("near", near)
			.query((row, n) -> new DueFollowUp(row.getObject("follow_up_id", UUID.class), row.getString("number"),
					row.getString("subject_name"), new RegionCode(row.getString("region_code")),
					row.getObject("unit_id", UUID.class), row.getObject("due_on", LocalDate.class), row.getInt("ordinal")))
			.list();
	}

	/** A follow-up of which somebody must be reminded. */
	record DueFollowUp(UUID followUpId, String number, String subjectName, RegionCode region, @Nullable UUID unit,
			LocalDate dueOn, int ordinal) {
	}

	private static String listed(CloseOutFilter filter, String part) {
		return "select c.* from ledger_close_out c where " + SEEN + conditions(filter, "c.region_code") + """
				order by coalesce(c.decided_at, c.proposed_at) desc, c.close_out_id
				""" + part;
	}

	private static String listedReady(CloseOutFilter filter, String part) {
		return """
				select p.*, (select coalesce(sum(m.case_raised), 0) - coalesce(sum(m.case_returned), 0)
				             from ledger_movement m
				             where p.matter = 'CASE' and m.case_id = p.matter_id
				               and m.territory >= cast(:scopeLo as text) and m.territory < cast(:scopeHi as text)) as outstanding
				""" + PENDING + pendingConditions(filter) + """
				order by p.since, p.entry_id
				""" + part;
	}

	private static String listedFollowUps(CloseOutFilter filter, String part) {
		return FOLLOW_UP + FOLLOWED + followUpConditions(filter) + """
				order by (f.result is not null), f.due_on, f.follow_up_id
				""" + part;
	}

	private JdbcClient.StatementSpec paged(String statement, CloseOutFilter filter, Scope scope, Paging paging) {
		return sql.sql(statement)
			.params(scope.parameters())
			.params(parameters(filter))
			.param("size", paging.size())
			.param("offset", paging.offset());
	}

	private JdbcClient.StatementSpec whole(String statement, CloseOutFilter filter, Scope scope) {
		return sql.sql(statement).params(scope.parameters()).params(parameters(filter)).withFetchSize(1_000);
	}

	private static String conditions(CloseOutFilter filter, String region) {
		return (filter.status() == null ? "" : " and c.status = :status\n")
				+ (filter.region() == null ? "" : " and " + region + " >= :regionLo and " + region + " < :regionHi\n")
				+ (filter.q() == null ? "" : " and (c.subject_name like :like or c.number like :prefix)\n")
				+ (filter.subject() == null ? "" : " and c.subject_id = :subject\n")
				+ (filter.notBy() == null ? "" : " and c.proposed_by <> :notBy\n");
	}

	private static String followUpConditions(CloseOutFilter filter) {
		return conditions(filter, "f.region_code") + (filter.openFollowUpsOnly() ? " and f.result is null\n" : "")
				+ (filter.dueBy() == null ? "" : " and f.due_on <= :dueBy\n");
	}

	private static String pendingConditions(CloseOutFilter filter) {
		return (filter.region() == null ? "" : " and p.region_code >= :regionLo and p.region_code < :regionHi\n")
				+ (filter.q() == null ? "" : " and (p.subject_name like :like or p.number like :prefix)\n");
	}

	private static Map<String, @Nullable Object> parameters(CloseOutFilter filter) {
		var parameters = new HashMap<String, @Nullable Object>();
		var escaped = filter.q() == null ? null : filter.q().replaceAll("([%_\\\\])", "\\\\$1");
		parameters.put("status", filter.status() == null ? null : filter.status().name());
		parameters.put("regionLo", filter.region() == null ? null : filter.region().lo());
		parameters.put("regionHi", filter.region() == null ? null : filter.region().hi());
		parameters.put("like", "%" + escaped + "%");
		parameters.put("prefix", escaped + "%");
		parameters.put("subject", filter.subject());
		parameters.put("notBy", filter.notBy());
		parameters.put("dueBy", filter.dueBy());
		return parameters;
	}

	static CloseOutView closeOut(ResultSet row, int n) throws SQLException {
		var outstanding = row.getObject("outstanding", BigDecimal.class);
		return new CloseOutView(id(row, "close_out_id"), CloseOutMatter.valueOf(row.getString("matter")), id(row, "matter_id"),
				ids(row, "clue_ids"), row.getString("number"), row.getObject("subject_id", UUID.class),
				row.getString("subject_name"), row.getString("region_code"), "",
				Arrays.stream((String[]) row.getArray("outcomes").getArray()).map(CloseOutOutcome::valueOf).toList(),
				row.getString("summary"), outstanding == null ? null : new Yuan(outstanding),
				row.getString("outstanding_reason"), ids(row, "evidence"),
				Arrays.stream((java.sql.Date[]) row.getArray("follow_up_on").getArray()).map(java.sql.Date::toLocalDate).toList(),
				CloseOutStatus.valueOf(row.getString("status")), id(row, "proposed_by"), row.getString("proposed_by_name"),
				instant(row, "proposed_at"), row.getString("decided_by_name"), maybe(row, "decided_at"),
				row.getString("decision_reason"), row.getString("reopened_by_name"), maybe(row, "reopened_at"),
				row.getString("reopen_reason"), row.getInt("version"));
	}

	static FollowUpView followUp(ResultSet row, int n) throws SQLException {
		var result = row.getString("result");
		return new FollowUpView(id(row, "follow_up_id"), id(row, "close_out_id"), CloseOutMatter.valueOf(row.getString("matter")),
				id(row, "matter_id"), row.getString("number"), row.getObject("subject_id", UUID.class),
				row.getString("subject_name"), row.getString("region_code"), "", row.getInt("ordinal"),
				row.getObject("due_on", LocalDate.class), result == null ? null : FollowUpResult.valueOf(result),
				row.getString("note"), ids(row, "evidence"), row.getString("done_by_name"), maybe(row, "done_at"),
				row.getInt("version"));
	}

	static ReadyMatterView ready(ResultSet row, int n) throws SQLException {
		var matter = CloseOutMatter.valueOf(row.getString("matter"));
		var illegality = row.getString("illegality");
		var outstanding = matter == CloseOutMatter.CASE ? row.getObject("outstanding", BigDecimal.class) : null;
		return new ReadyMatterView(matter, id(row, "matter_id"), id(row, "entry_id"), row.getString("number"),
				row.getString("subject_name"), row.getString("region_code"),
				illegality == null ? null : Illegality.valueOf(illegality), outstanding == null ? null : new Yuan(outstanding),
				instant(row, "since"));
	}

	private static UUID id(ResultSet row, String column) throws SQLException {
		return row.getObject(column, UUID.class);
	}

	private static List<UUID> ids(ResultSet row, String column) throws SQLException {
		return List.of((UUID[]) row.getArray(column).getArray());
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
		var at = row.getObject(column, OffsetDateTime.class);
		return at == null ? null : at.toInstant();
	}

	private static OffsetDateTime utc(Instant at) {
		return at.atOffset(ZoneOffset.UTC);
	}
}
