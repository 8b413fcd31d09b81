package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Scope;
import cn.fangfei.server.registry.SupervisionView.SupervisionTargetView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the key-supervision list 重点监管名单: many firms cost one statement. */
@Repository
class Supervisions {

	private static final Map<String, String> SORTS = Map.of("since", "s.since", "firmName", "s.firm_name", "regionCode", "s.region_code",
			"dueOn", "t.due_on nulls last");

	private static final String STAYS = """
			from firm_supervision s
			join firm f on f.firm_id = s.firm_id
			left join lateral (select x.target_id, x.due_on, x.outcome
			                   from firm_target x
			                   where x.supervision_id = s.supervision_id and x.recalled_at is null
			                   order by x.handed_at desc
			                   limit 1) t on true
			where s.region_code >= cast(:scopeLo as text) and s.region_code < cast(:scopeHi as text)
			""";

	private static final String WANTED = """
			  and (s.ended_at is not null) = :ended
			  and (cast(:lo as text) is null or s.region_code >= cast(:lo as text) and s.region_code < cast(:hi as text))
			  and (cast(:reason as text) is null or s.reason = cast(:reason as text))
			  and (cast(:placed as boolean) is null or f.placed = cast(:placed as boolean))
			  and (cast(:q as text) is null or strpos(s.firm_name, cast(:q as text)) > 0 or strpos(f.name, cast(:q as text)) > 0
			       or s.credit_code = upper(cast(:q as text)))
			  and (cast(:handed as text) is null
			       or cast(:handed as text) = case when t.target_id is null then 'NEVER'
			                                       when t.outcome is null then 'OPEN'
			                                       else 'VISITED' end)
			""";

	private static final String COLUMNS = """
			select s.*, f.placed, f.tier, t.target_id, t.due_on, t.outcome
			""";

	private final JdbcClient sql;

	Supervisions(JdbcClient sql) {
		this.sql = sql;
	}

	List<SupervisionView> page(SupervisionFilter filter, Scope scope, LocalDate today, Paging paging) {
		return sql.sql(COLUMNS + STAYS + WANTED + order(filter, paging) + " limit :size offset :offset")
			.params(parameters(filter, scope))
			.param("size", paging.size())
			.param("offset", paging.offset())
			.query((r, n) -> view(r, today))
			.list();
	}

	/** Gives each stay of the list, in the order of the page. */
	void each(SupervisionFilter filter, Scope scope, Paging order, RowCallbackHandler row) {
		sql.sql(COLUMNS + STAYS + WANTED + order(filter, order)).params(parameters(filter, scope)).withFetchSize(1_000).query(row);
	}

	long count(SupervisionFilter filter, Scope scope) {
		return sql.sql("select count(*)\n" + STAYS + WANTED).params(parameters(filter, scope)).query(Long.class).single();
	}

	/** All stays of a firm, the newest first. */
	List<SupervisionView> ofFirm(UUID firm, Scope scope, LocalDate today) {
		return sql.sql(COLUMNS + STAYS + "  and s.firm_id = :firm\norder by s.entered_at desc, s.supervision_id")
			.params(scope.parameters())
			.param("firm", firm)
			.query((r, n) -> view(r, today))
			.list();
	}

	/** Firms of the list that lie nowhere yet, and those never handed to a township. */
	record Waiting(long unplaced, long notHanded) {
	}

	Waiting waiting(Scope scope) {
		return sql.sql("""
				select count(*) filter (where not f.placed)                         as unplaced,
				       count(*) filter (where f.placed and t.target_id is null) as not_handed
				""" + STAYS + "  and s.ended_at is null").params(scope.parameters()).query(Waiting.class).single();
	}

	/** Puts firms of the territory on the list; answers which. One that is on it, or of no such id, is not among them. */
	List<UUID> add(Collection<UUID> firms, Scope scope, LocalDate since, SupervisionReason reason, String basis, Actor by, Instant at) {
		return sql.sql("""
				insert into firm_supervision (supervision_id, firm_id, firm_name, credit_code, region_code, since, reason, basis, entered_by,
				                              entered_by_name, entered_at)
				select gen_random_uuid(), f.firm_id, f.name, f.credit_code, f.region_code, :since, :reason, :basis, :by, :byName, :at
				from firm f
				where f.firm_id = any(:firms)
				  and f.region_code >= cast(:scopeLo as text) and f.region_code < cast(:scopeHi as text)
				order by f.firm_id
				on conflict (firm_id) where ended_at is null do nothing
				returning firm_id
				""")
			.params(scope.parameters())
			.param("firms", firms.toArray(UUID[]::new))
			.param("since", since)
			.param("reason", reason.name())
			.param("basis", basis)
			.param("by", by.accountId())
			.param("byName", by.displayName())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.query(UUID.class)
			.list();
	}

	/** Those of the firms that are on the list. */
	List<UUID> onList(Collection<UUID> firms, Scope scope) {
		return sql.sql("""
				select s.firm_id
				from firm_supervision s
				where s.firm_id = any(:firms)
				  and s.ended_at is null
				  and s.region_code >= cast(:scopeLo as text) and s.region_code < cast(:scopeHi as text)
				""").params(scope.parameters()).param("firms", firms.toArray(UUID[]::new)).query(UUID.class).list();
	}

	/** The stay of a firm that is on the list. */
	record Open(UUID firmId, UUID supervisionId, int version) {
	}

	/** The stays of these firms, as far as they are on the list. */
	List<Open> open(Collection<UUID> firms, Scope scope) {
		return sql.sql("""
				select s.firm_id, s.supervision_id, s.version
				from firm_supervision s
				where s.firm_id = any(:firms)
				  and s.ended_at is null
				  and s.region_code >= cast(:scopeLo as text) and s.region_code < cast(:scopeHi as text)
				""").params(scope.parameters()).param("firms", firms.toArray(UUID[]::new)).query(Open.class).list();
	}

	/** A stay as somebody saw it. */
	record Seen(UUID supervisionId, int version) {
	}

	/** Ends stays that are still as they were seen; answers which. */
	List<UUID> end(List<Seen> stays, Scope scope, LocalDate until, SupervisionEnd because, @Nullable String text, Actor by, Instant at) {
		return sql.sql("""
				update firm_supervision s
				set until         = :until,
				    left_because  = :because,
				    left_text     = cast(:text as text),
				    ended_by      = :by,
				    ended_by_name = :byName,
				    ended_at      = :at,
				    version       = s.version + 1
				from unnest(cast(:ids as uuid[]), cast(:versions as integer[])) as w (id, version)
				where s.supervision_id = w.id
				  and s.version = w.version
				  and s.ended_at is null
				  and s.since <= :until
				  and s.region_code >= cast(:scopeLo as text) and s.region_code < cast(:scopeHi as text)
				returning s.supervision_id
				""")
			.params(scope.parameters())
			.param("until", until)
			.param("because", because.name())
			.param("text", text)
			.param("by", by.accountId())
			.param("byName", by.displayName())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("ids", stays.stream().map(Seen::supervisionId).toArray(UUID[]::new))
			.param("versions", stays.stream().map(Seen::version).toArray(Integer[]::new))
			.query(UUID.class)
			.list();
	}

	/** A stay as it is now, to say why something was not done to it. */
	record Stay(UUID supervisionId, String firmName, LocalDate since, @Nullable String endedByName, boolean ended, boolean placed,
			boolean handed) {
	}

	List<Stay> stays(Collection<UUID> ids, Scope scope) {
		return sql.sql("""
				select s.supervision_id, s.firm_name, s.since, s.ended_by_name, s.ended_at is not null as ended, f.placed,
				       exists (select 1
				               from firm_target x
				               where x.firm_id = s.firm_id and x.outcome is null and x.recalled_at is null) as handed
				from firm_supervision s
				join firm f on f.firm_id = s.firm_id
				where s.supervision_id = any(:ids)
				  and s.region_code >= cast(:scopeLo as text) and s.region_code < cast(:scopeHi as text)
				""").params(scope.parameters()).param("ids", ids.toArray(UUID[]::new)).query(Stay.class).list();
	}

	/** A firm by its name. */
	record Named(UUID firmId, String name) {
	}

	/** Firms of the territory that are called so, brackets and blanks as the register writes them or as a spreadsheet does. */
	List<Named> named(Territory territory, Collection<String> names) {
		return sql.sql("""
				select f.firm_id, f.name
				from firm f
				where f.region_code >= :scopeLo and f.region_code < :scopeHi
				  and f.name = any(:names)
				""").params(territory.parameters()).param("names", names.toArray(String[]::new)).query(Named.class).list();
	}

	private static String order(SupervisionFilter filter, Paging order) {
		return "order by " + order.orderBy(SORTS,
				filter.ended() ? "s.ended_at desc, s.supervision_id" : "s.since desc, s.entered_at desc, s.supervision_id",
				"s.supervision_id");
	}

	private static Map<String, @Nullable Object> parameters(SupervisionFilter filter, Scope scope) {
		var parameters = new HashMap<>(scope.parameters());
		parameters.put("ended", filter.ended());
		parameters.put("lo", filter.region() == null ? null : filter.region().lo());
		parameters.put("hi", filter.region() == null ? null : filter.region().hi());
		parameters.put("reason", filter.reason() == null ? null : filter.reason().name());
		parameters.put("placed", filter.placed());
		parameters.put("q", filter.q());
		parameters.put("handed", filter.handed() == null ? null : filter.handed().name());
		return parameters;
	}

	static SupervisionView view(ResultSet r, LocalDate today) throws SQLException {
		var target = r.getObject("target_id", UUID.class);
		var outcome = r.getString("outcome");
		var tier = r.getString("tier");
		var because = r.getString("left_because");
		var ended = r.getObject("ended_at", OffsetDateTime.class);
		return new SupervisionView(r.getObject("supervision_id", UUID.class), r.getObject("firm_id", UUID.class), r.getString("firm_name"),
				r.getString("credit_code"), r.getString("region_code"), null, r.getBoolean("placed"),
				tier == null ? null : WordingTier.valueOf(tier), r.getObject("since", LocalDate.class),
				SupervisionReason.valueOf(r.getString("reason")), r.getString("basis"), r.getString("entered_by_name"),
				r.getObject("entered_at", OffsetDateTime.class).toInstant(), r.getObject("until", LocalDate.class),
				because == null ? null : SupervisionEnd.valueOf(because), r.getString("left_text"), r.getString("ended_by_name"),
				ended == null ? null : ended.toInstant(),
				target == null ? null
						: new SupervisionTargetView(target, r.getObject("due_on", LocalDate.class),
								PatrolTargets.state(outcome, false, r.getObject("due_on", LocalDate.class), today),
								outcome == null ? null : PatrolOutcome.valueOf(outcome)),
				r.getInt("version"));
	}
}
