package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.registry.TermChangePage.AddedTermView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the change watch 变更监测: changes of a name or scope that brought a firm a wording it had never borne unexplained before. */
@Repository
class TermChanges {

	/**
	 * A hit that came with the change {@code c}, that no guard explains, and that is the first such of its wording at the firm: a disclaimer
	 * that held the word before is no reason not to tell of the business.
	 */
	private static final String ADDED = """
			from wording_hit h
			where h.firm_id = c.firm_id
			  and h.recorded_at = c.changed_at
			  and h.position = c.field
			  and h.guard is null
			  and not exists (select 1
			                  from wording_hit b
			                  where b.firm_id = h.firm_id and b.term = h.term and b.guard is null and b.recorded_at < h.recorded_at)
			""";

	/** Whether the firm still bears the wording of the hit {@code h} there, unexplained. */
	private static final String STANDS = """
			exists (select 1
			        from wording_hit n
			        where n.firm_id = h.firm_id
			          and n.term = h.term
			          and n.position = h.position
			          and n.ended_at is null
			          and n.guard is null)
			""";

	private static final String COLUMNS = """
			select c.change_id, f.firm_id, f.name, f.credit_code, f.region_code, f.placed, c.changed_at, i.import_id, i.file_name, c.field,
			       coalesce(c.old_value, '') as old_text, coalesce(c.new_value, '') as new_text,
			       exists (select 1 from firm_supervision s where s.firm_id = f.firm_id and s.ended_at is null) as supervised
			""";

	private static final String NEWEST_FIRST = "order by c.changed_at desc, c.change_id desc\n";

	private static final String CHANGES = """
			from firm_change c
			join firm f on f.firm_id = c.firm_id
			left join register_import i on i.import_id = c.import_id and i.region_code >= :scopeLo and i.region_code < :scopeHi
			where f.region_code >= :scopeLo and f.region_code < :scopeHi
			  and c.field in ('NAME', 'SCOPE')
			  and c.changed_at >= :since
			  and c.changed_at > f.first_seen_at
			  and (cast(:lo as text) is null or f.region_code >= cast(:lo as text) and f.region_code < cast(:hi as text))
			  and exists (select 1
			""" + ADDED + """
			              and (cast(:tier as text) is null or h.tier = cast(:tier as text))
			              and (cast(:term as text) is null or h.term = cast(:term as text)))
			""";

	private final JdbcClient sql;

	TermChanges(JdbcClient sql) {
		this.sql = sql;
	}

	/** A change with the firm it was of, as it is called and lies today. */
	record Change(long changeId, UUID firmId, String name, @Nullable String creditCode, String regionCode, boolean placed, Instant changedAt,
			@Nullable UUID importId, @Nullable String importName, WordingPosition field, String oldText, String newText, boolean supervised) {
	}

	List<Change> page(Territory territory, TermChangeFilter filter, Instant since, Paging paging) {
		return sql.sql(COLUMNS + CHANGES + NEWEST_FIRST + "limit :limit offset :offset")
			.params(parameters(territory, filter, since))
			.param("limit", paging.size())
			.param("offset", paging.offset())
			.query(TermChanges::change)
			.list();
	}

	/** Gives each change in the order of the page, with what it added in words, {@code 理财（现已删去）、投资}. */
	void each(Territory territory, TermChangeFilter filter, Instant since, RowCallbackHandler row) {
		sql.sql(COLUMNS + """
				     , (select string_agg(h.term || case when
				""" + STANDS + """
				                          then '' else '（现已删去）' end, '、' order by h.start_at)
				""" + ADDED + """
				       ) as added
				""" + CHANGES + NEWEST_FIRST)
			.params(parameters(territory, filter, since))
			.withFetchSize(1_000)
			.query(row);
	}

	long count(Territory territory, TermChangeFilter filter, Instant since) {
		return sql.sql("select count(*)\n" + CHANGES).params(parameters(territory, filter, since)).query(Long.class).single();
	}

	/** What these changes added, and whether it still stands. */
	Map<Long, List<AddedTermView>> added(Collection<Long> changes) {
		var found = new HashMap<Long, List<AddedTermView>>();
		sql.sql("""
				select c.change_id, a.term, a.tier, a.start_at, a.end_at, a.stands
				from firm_change c
				cross join lateral (select h.term, h.tier, h.start_at, h.end_at,
				""" + STANDS + """
				                    as stands
				""" + ADDED + """
				                    order by h.start_at) a
				where c.change_id = any(:changes)
				order by c.change_id, a.start_at
				""").param("changes", changes.toArray(Long[]::new)).query(r -> {
			found.computeIfAbsent(r.getLong("change_id"), k -> new ArrayList<>())
				.add(new AddedTermView(r.getString("term"), WordingTier.valueOf(r.getString("tier")), r.getInt("start_at"),
						r.getInt("end_at"), r.getBoolean("stands")));
		});
		return found;
	}

	private static Map<String, @Nullable Object> parameters(Territory territory, TermChangeFilter filter, Instant since) {
		var parameters = new HashMap<String, @Nullable Object>(territory.parameters());
		parameters.put("since", since.atOffset(ZoneOffset.UTC));
		parameters.put("lo", filter.region() == null ? null : filter.region().lo());
		parameters.put("hi", filter.region() == null ? null : filter.region().hi());
		parameters.put("tier", filter.tier() == null ? null : filter.tier().name());
		parameters.put("term", filter.term());
		return parameters;
	}

	static Change change(ResultSet r, int n) throws SQLException {
		return new Change(r.getLong("change_id"), r.getObject("firm_id", UUID.class), r.getString("name"), r.getString("credit_code"),
				r.getString("region_code"), r.getBoolean("placed"), r.getObject("changed_at", OffsetDateTime.class).toInstant(),
				r.getObject("import_id", UUID.class), r.getString("file_name"), WordingPosition.valueOf(r.getString("field")),
				r.getString("old_text"), r.getString("new_text"), r.getBoolean("supervised"));
	}
}
