package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Scope;
import cn.fangfei.server.registry.PatrolProgressView.TownshipProgress;
import java.sql.Array;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of patrol targets 排查对象. */
@Repository
class PatrolTargets {

	private static final Map<String, String> SORTS = Map.of("dueOn", "t.due_on", "firmName", "t.firm_name", "regionCode", "t.region_code",
			"visitedOn", "t.visited_on nulls last");

	private static final String SEEN = """
			from firm_target t
			join firm f on f.firm_id = t.firm_id
			where t.region_code >= cast(:scopeLo as text) and t.region_code < cast(:scopeHi as text)
			""";

	private static final String WANTED = """
			  and (cast(:lo as text) is null or t.region_code >= cast(:lo as text) and t.region_code < cast(:hi as text))
			  and (cast(:outcome as text) is null or t.outcome = cast(:outcome as text))
			  and (cast(:q as text) is null or strpos(t.firm_name, cast(:q as text)) > 0 or t.credit_code = upper(cast(:q as text)))
			  and case cast(:state as text)
			          when 'RECALLED' then t.recalled_at is not null
			          when 'VISITED' then t.outcome is not null
			          when 'WAITING' then t.outcome is null and t.recalled_at is null
			          when 'OPEN' then t.outcome is null and t.recalled_at is null and t.due_on >= :today
			          when 'OVERDUE' then t.outcome is null and t.recalled_at is null and t.due_on < :today
			          else t.recalled_at is null end
			""";

	private static final String COLUMNS = """
			select t.*, f.tier,
			       array(select distinct h.term
			             from wording_hit h
			             where h.firm_id = t.firm_id and h.ended_at is null and h.guard is null
			             order by h.term) as terms
			""";

	private final JdbcClient sql;

	PatrolTargets(JdbcClient sql) {
		this.sql = sql;
	}

	List<PatrolTargetView> page(PatrolTargetFilter filter, Scope scope, LocalDate today, Paging paging) {
		return sql.sql(COLUMNS + SEEN + WANTED + order(paging) + " limit :size offset :offset")
			.params(parameters(filter, scope, today))
			.param("size", paging.size())
			.param("offset", paging.offset())
			.query((r, n) -> view(r, today))
			.list();
	}

	/** Gives each target, in the order of the page. */
	void each(PatrolTargetFilter filter, Scope scope, LocalDate today, Paging order, RowCallbackHandler row) {
		sql.sql(COLUMNS + SEEN + WANTED + order(order)).params(parameters(filter, scope, today)).withFetchSize(1_000).query(row);
	}

	long count(PatrolTargetFilter filter, Scope scope, LocalDate today) {
		return sql.sql("select count(*)\n" + SEEN + WANTED).params(parameters(filter, scope, today)).query(Long.class).single();
	}

	Optional<PatrolTargetView> find(UUID target, Scope scope, LocalDate today) {
		return sql.sql(COLUMNS + SEEN + "  and t.target_id = :target")
			.params(scope.parameters())
			.param("target", target)
			.query((r, n) -> view(r, today))
			.optional();
	}

	/** A target that waits for a visit. */
	record Waiting(UUID targetId, int version) {
	}

	Optional<Waiting> waiting(UUID firm, Scope scope) {
		return sql.sql("""
				select t.target_id, t.version
				from firm_target t
				where t.firm_id = :firm
				  and t.outcome is null
				  and t.recalled_at is null
				  and t.region_code >= cast(:scopeLo as text) and t.region_code < cast(:scopeHi as text)
				""").params(scope.parameters()).param("firm", firm).query(Waiting.class).optional();
	}

	/** How many targets a township has, by where they stand; recalled ones are none. */
	List<TownshipProgress> progress(Scope scope, LocalDate today) {
		return sql.sql("""
				select rpad(substr(t.region_code, 1, 9), 12, '0')                             as region_code, '' as region_name,
				       count(*) filter (where t.outcome is null and t.due_on >= :today) as open,
				       count(*) filter (where t.outcome is null and t.due_on < :today)  as overdue,
				       count(*) filter (where t.outcome is not null)                      as visited,
				       count(*)                                                           as total
				from firm_target t
				where t.region_code >= cast(:scopeLo as text) and t.region_code < cast(:scopeHi as text)
				  and t.recalled_at is null
				group by 1
				order by 1
				""").params(scope.parameters()).param("today", today).query(TownshipProgress.class).list();
	}

	/** A firm that was handed over, with where it lies. */
	record Handed(UUID supervisionId, String regionCode) {
	}

	/** Hands firms of the list over that lie somewhere and wait for no visit yet; answers which. Who takes one off the list meanwhile waits. */
	List<Handed> add(Collection<UUID> supervisions, Scope scope, LocalDate dueOn, String task, Actor by, Instant at) {
		return sql.sql("""
				insert into firm_target (target_id, firm_id, supervision_id, firm_name, credit_code, address, region_code, reason, basis,
				                         due_on, task, handed_by, handed_by_name, handed_at)
				select gen_random_uuid(), f.firm_id, s.supervision_id, f.name, f.credit_code, f.address, f.region_code, s.reason, s.basis,
				       :dueOn, :task, :by, :byName, :at
				from firm_supervision s
				join firm f on f.firm_id = s.firm_id
				where s.supervision_id = any(:supervisions)
				  and s.ended_at is null
				  and f.placed
				  and s.region_code >= cast(:scopeLo as text) and s.region_code < cast(:scopeHi as text)
				order by f.firm_id
				for share of s
				on conflict (firm_id) where outcome is null and recalled_at is null do nothing
				returning supervision_id, region_code
				""")
			.params(scope.parameters())
			.param("supervisions", supervisions.toArray(UUID[]::new))
			.param("dueOn", dueOn)
			.param("task", task)
			.param("by", by.accountId())
			.param("byName", by.displayName())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.query(Handed.class)
			.list();
	}

	/** A target that went along with its firm. */
	record Moved(String regionCode, String movedFrom) {
	}

	/** What waits for a visit and came to lie in the territory because its firm moved at that instant. */
	List<Moved> moved(Instant at, Scope scope) {
		return sql.sql("""
				select region_code, moved_from
				from firm_target
				where moved_at = :at
				  and outcome is null
				  and recalled_at is null
				  and region_code >= cast(:scopeLo as text) and region_code < cast(:scopeHi as text)
				""").params(scope.parameters()).param("at", at.atOffset(ZoneOffset.UTC)).query(Moved.class).list();
	}

	/** Enters what a visit showed; false when somebody was faster. */
	boolean visit(UUID target, int version, Scope scope, PatrolOutcome outcome, LocalDate visitedOn, String note, Actor by, Instant at) {
		return sql.sql("""
				update firm_target
				set outcome         = :outcome,
				    visited_on      = :visitedOn,
				    note            = :note,
				    visited_by      = :by,
				    visited_by_name = :byName,
				    visited_at      = :at,
				    version         = version + 1
				where target_id = :target
				  and version = :version
				  and outcome is null
				  and recalled_at is null
				  and region_code >= cast(:scopeLo as text) and region_code < cast(:scopeHi as text)
				""")
			.params(scope.parameters())
			.param("target", target)
			.param("version", version)
			.param("outcome", outcome.name())
			.param("visitedOn", visitedOn)
			.param("note", note)
			.param("by", by.accountId())
			.param("byName", by.displayName())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	/** Takes a target back that waits for a visit; false when somebody was faster. */
	boolean recall(UUID target, int version, Scope scope, String because, Actor by, Instant at) {
		return sql.sql("""
				update firm_target
				set recalled_at      = :at,
				    recalled_by_name = :byName,
				    recalled_because = :because,
				    version          = version + 1
				where target_id = :target
				  and version = :version
				  and outcome is null
				  and recalled_at is null
				  and region_code >= cast(:scopeLo as text) and region_code < cast(:scopeHi as text)
				""")
			.params(scope.parameters())
			.param("target", target)
			.param("version", version)
			.param("because", because)
			.param("byName", by.displayName())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	/** Takes back what waits for a visit of firms that left the list; answers where they lie. */
	List<Handed> recallOf(Collection<UUID> supervisions, Scope scope, String because, Actor by, Instant at) {
		return sql.sql("""
				update firm_target
				set recalled_at      = :at,
				    recalled_by_name = :byName,
				    recalled_because = :because,
				    version          = version + 1
				where supervision_id = any(:supervisions)
				  and outcome is null
				  and recalled_at is null
				  and region_code >= cast(:scopeLo as text) and region_code < cast(:scopeHi as text)
				returning supervision_id, region_code
				""")
			.params(scope.parameters())
			.param("supervisions", supervisions.toArray(UUID[]::new))
			.param("because", because)
			.param("byName", by.displayName())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.query(Handed.class)
			.list();
	}

	/** Where a target stands on a day. */
	static PatrolTargetState state(@Nullable String outcome, boolean recalled, LocalDate dueOn, LocalDate today) {
		return recalled ? PatrolTargetState.RECALLED
				: outcome != null ? PatrolTargetState.VISITED
						: dueOn.isBefore(today) ? PatrolTargetState.OVERDUE : PatrolTargetState.OPEN;
	}

	private static String order(Paging order) {
		return "order by " + order.orderBy(SORTS, "t.outcome is not null, t.due_on, t.region_code, t.target_id", "t.target_id");
	}

	private static Map<String, @Nullable Object> parameters(PatrolTargetFilter filter, Scope scope, LocalDate today) {
		var parameters = new HashMap<>(scope.parameters());
		parameters.put("today", today);
		parameters.put("state", filter.state() != null ? filter.state().name() : filter.waiting() ? "WAITING" : null);
		parameters.put("lo", filter.region() == null ? null : filter.region().lo());
		parameters.put("hi", filter.region() == null ? null : filter.region().hi());
		parameters.put("outcome", filter.outcome() == null ? null : filter.outcome().name());
		parameters.put("q", filter.q());
		return parameters;
	}

	static PatrolTargetView view(ResultSet r, LocalDate today) throws SQLException {
		var outcome = r.getString("outcome");
		var tier = r.getString("tier");
		var visited = r.getObject("visited_at", OffsetDateTime.class);
		var dueOn = r.getObject("due_on", LocalDate.class);
		return new PatrolTargetView(r.getObject("target_id", UUID.class), r.getObject("firm_id", UUID.class), r.getString("firm_name"),
				r.getString("credit_code"), r.getString("address"), r.getString("region_code"), null, dueOn, r.getString("task"),
				r.getString("handed_by_name"), r.getObject("handed_at", OffsetDateTime.class).toInstant(),
				state(outcome, r.getObject("recalled_at") != null, dueOn, today), SupervisionReason.valueOf(r.getString("reason")),
				r.getString("basis"), tier == null ? null : WordingTier.valueOf(tier), texts(r.getArray("terms")),
				outcome == null ? null : PatrolOutcome.valueOf(outcome), r.getObject("visited_on", LocalDate.class), r.getString("note"),
				r.getString("visited_by_name"), visited == null ? null : visited.toInstant(), r.getString("recalled_by_name"),
				r.getString("recalled_because"), false, r.getInt("version"));
	}

	private static List<String> texts(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}
}
