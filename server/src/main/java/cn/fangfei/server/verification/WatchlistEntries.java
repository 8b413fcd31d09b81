package cn.fangfei.server.verification;

import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.clue.ClueSummary;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Ids;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Scope;
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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the watchlist 持续关注清单. */
@Repository
class WatchlistEntries {

	private static final String SEEN = """
			(e.region_code >= cast(:scopeLo as text) and e.region_code < cast(:scopeHi as text)
			 or e.assigned_unit = cast(:scopeUnit as uuid)
			 or e.created_by = cast(:scopeAccount as uuid)
			 or e.grid_code = cast(:scopeGrid as text))
			""";

	private static final String COLUMNS = """
			select e.*, (select count(*) from watchlist_note n where n.entry_id = e.entry_id) as notes
			from watchlist_entry e
			where """ + " " + SEEN;

	private static final String WANTED = """
			  and (:part <> 'ENDED' and e.ended_at is null or :part = 'ENDED' and e.ended_at is not null)
			  and (:part <> 'DUE' or e.next_visit_on <= :today)
			  and (cast(:lo as text) is null or e.region_code >= cast(:lo as text) and e.region_code < cast(:hi as text))
			  and (cast(:illegality as text) is null or e.illegality = cast(:illegality as text))
			  and (cast(:subject as uuid) is null or e.subject_id = cast(:subject as uuid))
			  and (cast(:q as text) is null or strpos(e.subject_name, cast(:q as text)) > 0 or e.clue_number = cast(:q as text))
			""";

	private static final Map<String, String> SORTS = Map.of("nextVisitOn", "e.next_visit_on nulls last", "since", "e.since",
			"subjectName", "e.subject_name", "region", "e.region_code");

	private final JdbcClient sql;

	private final int firstVisitDays;

	/** @param firstVisitDays when a subject is looked at again unless somebody says another day: a default of this house, no law */
	WatchlistEntries(JdbcClient sql, @Value("${fangfei.watchlist.first-visit-days:30}") int firstVisitDays) {
		this.sql = sql;
		this.firstVisitDays = firstVisitDays;
	}

	int firstVisitDays() {
		return firstVisitDays;
	}

	/** Puts the subject of a clue on the list; where it stands there for this clue already the reason is the new one. */
	void add(ClueSummary clue, Illegality illegality, String reason, Instant at, LocalDate nextVisit) {
		sql.sql("""
				insert into watchlist_entry (entry_id, clue_id, clue_number, subject_id, subject_name, region_code, grid_code,
				                             assigned_unit, created_by, reason, illegality, since, next_visit_on)
				values (:id, :clue, :number, :subject, :name, :region, :grid, :unit, :maker, :reason, :illegality, :at, :nextVisit)
				on conflict (clue_id) where ended_at is null do update
				set reason = excluded.reason, illegality = excluded.illegality, version = watchlist_entry.version + 1
				""")
			.param("id", Ids.next())
			.param("clue", clue.id().value())
			.param("number", clue.number())
			.param("subject", clue.subjectId() == null ? null : clue.subjectId().value(), Types.OTHER)
			.param("name", clue.subjectName())
			.param("region", clue.region().value())
			.param("grid", clue.grid(), Types.VARCHAR)
			.param("unit", clue.assignedUnit())
			.param("maker", clue.createdBy())
			.param("reason", reason)
			.param("illegality", illegality.name())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("nextVisit", nextVisit)
			.update();
	}

	/** What the finding says now of a subject that stays on the list; false when it was taken off. */
	boolean say(UUID entry, Illegality illegality, String reason) {
		return sql.sql("""
				update watchlist_entry
				set reason = :reason, illegality = :illegality, version = version + 1
				where entry_id = :entry and ended_at is null
				""").param("reason", reason).param("illegality", illegality.name()).param("entry", entry).update() == 1;
	}

	List<WatchlistEntryView> page(WatchlistFilter filter, Scope scope, LocalDate today, Paging paging) {
		return sql.sql(COLUMNS + WANTED + order(filter, paging) + " limit :size offset :offset")
			.params(parameters(filter, scope, today))
			.param("size", paging.size())
			.param("offset", paging.offset())
			.query(WatchlistEntries::view)
			.list();
	}

	/** Each entry of the list, read through a cursor. */
	void each(WatchlistFilter filter, Scope scope, LocalDate today, Paging order, RowCallbackHandler row) {
		sql.sql(COLUMNS + WANTED + order(filter, order)).params(parameters(filter, scope, today)).withFetchSize(1_000).query(row);
	}

	long count(WatchlistFilter filter, Scope scope, LocalDate today) {
		return sql.sql("select count(*) from watchlist_entry e where " + SEEN + WANTED)
			.params(parameters(filter, scope, today))
			.query(Long.class)
			.single();
	}

	Optional<WatchlistEntryView> get(UUID entry, Scope scope) {
		return sql.sql(COLUMNS + "and e.entry_id = :entry")
			.params(scope.parameters())
			.param("entry", entry)
			.query(WatchlistEntries::view)
			.optional();
	}

	Optional<WatchlistEntryView> openOf(ClueId clue, Scope scope) {
		return sql.sql(COLUMNS + "and e.clue_id = :clue and e.ended_at is null")
			.params(scope.parameters())
			.param("clue", clue.value())
			.query(WatchlistEntries::view)
			.optional();
	}

	List<WatchlistNoteView> notes(UUID entry) {
		return sql.sql("""
				select at, by_name, text
				from watchlist_note
				where entry_id = :entry
				order by note_id
				""")
			.param("entry", entry)
			.query((row, n) -> new WatchlistNoteView(instant(row, "at"), row.getString("by_name"), row.getString("text")))
			.list();
	}

	void note(UUID entry, Actor actor, Instant at, String text) {
		sql.sql("""
				insert into watchlist_note (entry_id, at, by_account, by_name, text)
				values (:entry, :at, :account, :name, :text)
				""")
			.param("entry", entry)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("text", text)
			.update();
	}

	boolean schedule(UUID entry, int version, @Nullable LocalDate nextVisit) {
		return sql.sql("""
				update watchlist_entry
				set next_visit_on = :nextVisit, version = version + 1
				where entry_id = :entry and version = :version and ended_at is null
				""")
			.param("nextVisit", nextVisit, Types.DATE)
			.param("entry", entry)
			.param("version", version)
			.update() == 1;
	}

	boolean end(UUID entry, int version, String reason, Actor actor, Instant at) {
		return sql.sql("""
				update watchlist_entry
				set ended_at = :at, ended_by_name = :name, end_reason = :reason, version = version + 1
				where entry_id = :entry and version = :version and ended_at is null
				""")
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("name", actor.displayName())
			.param("reason", reason)
			.param("entry", entry)
			.param("version", version)
			.update() == 1;
	}

	private static String order(WatchlistFilter filter, Paging order) {
		return "order by " + order.orderBy(SORTS,
				filter.part() == WatchlistPart.ENDED ? "e.ended_at desc, e.entry_id" : "e.next_visit_on nulls last, e.entry_id",
				"e.entry_id");
	}

	private static Map<String, @Nullable Object> parameters(WatchlistFilter filter, Scope scope, LocalDate today) {
		var parameters = new HashMap<>(scope.parameters());
		parameters.put("part", filter.part().name());
		parameters.put("today", today);
		parameters.put("lo", filter.region() == null ? null : filter.region().lo());
		parameters.put("hi", filter.region() == null ? null : filter.region().hi());
		parameters.put("illegality", filter.illegality() == null ? null : filter.illegality().name());
		parameters.put("subject", filter.subject());
		parameters.put("q", filter.q() == null || filter.q().isBlank() ? null : filter.q().strip());
		return parameters;
	}

	static WatchlistEntryView view(ResultSet row, int n) throws SQLException {
		return new WatchlistEntryView(row.getObject("entry_id", UUID.class), row.getObject("clue_id", UUID.class),
				row.getString("clue_number"), row.getObject("subject_id", UUID.class), row.getString("subject_name"),
				row.getString("region_code"), "", row.getString("reason"), Illegality.valueOf(row.getString("illegality")),
				instant(row, "since"), row.getObject("next_visit_on", LocalDate.class),
				row.getObject("ended_at") == null ? null : instant(row, "ended_at"), row.getString("ended_by_name"),
				row.getString("end_reason"), row.getInt("notes"), List.of(), row.getInt("version"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}
}
