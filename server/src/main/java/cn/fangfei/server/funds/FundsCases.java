package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of cases of funds. Every query bears the scope of the post; row security holds the same bounds and the role once more. */
@Repository
class FundsCases {

	/** Who sees a case; the alias of the table is {@code c}. */
	static final String SCOPE = """
			(c.region_code >= cast(:scopeLo as text) and c.region_code < cast(:scopeHi as text) or c.unit_id = cast(:scopeUnit as uuid))
			""";

	private final JdbcClient sql;

	FundsCases(JdbcClient sql) {
		this.sql = sql;
	}

	/** False when the subject has one in its county. */
	boolean add(FundsCase c) {
		return sql.sql("""
				insert into funds_case (case_id, region_code, subject_id, subject_name, unit_id, unit_name, opened_by, opened_by_name, opened_at)
				values (:id, :region, :subject, :name, :unit, :unitName, :by, :byName, :at)
				on conflict do nothing
				""")
			.param("id", c.caseId())
			.param("region", c.region().value())
			.param("subject", c.subjectId())
			.param("name", c.subjectName())
			.param("unit", c.unitId(), Types.OTHER)
			.param("unitName", c.unitName(), Types.VARCHAR)
			.param("by", c.openedBy())
			.param("byName", c.openedByName())
			.param("at", FundsRows.utc(c.openedAt()))
			.update() == 1;
	}

	Optional<FundsCase> find(UUID id, Scope scope) {
		return sql.sql("select c.* from funds_case c where c.case_id = :id and " + SCOPE)
			.param("id", id)
			.params(scope.parameters())
			.query(FundsCases::row)
			.optional();
	}

	/** Which cases are wanted. @param waitsFor those with a statement that this account may approve */
	record Filter(@Nullable UUID subject, @Nullable String q, @Nullable UUID waitsFor) {
	}

	/** A case in a list, with how many of its statements stand and how many wait for a second person. */
	record Listed(FundsCase funds, long statements, long waiting, long rows) {
	}

	List<Listed> page(Filter filter, Scope scope, Paging paging) {
		return filtered("""
				select c.*, s.statements, s.waiting, s.rows
				from funds_case c
				cross join lateral (select count(*) filter (where s.status = 'DONE')                                as statements,
				                           count(*) filter (where s.status = 'PROPOSED'
				                                             or s.status = 'DONE' and s.superseding_by is not null) as waiting,
				                           coalesce(sum(s.declared_rows) filter (where s.status = 'DONE'), 0) as rows
				                    from funds_statement s
				                    where s.case_id = c.case_id) s
				""", filter, scope,
				"order by " + paging.orderBy(Map.of("openedAt", "c.opened_at", "subjectName", "c.subject_name", "rows", "s.rows"),
						"c.opened_at desc, c.case_id", "c.case_id") + " limit :limit offset :offset")
			.param("limit", paging.size())
			.param("offset", paging.offset())
			.query((r, n) -> new Listed(row(r, n), r.getLong("statements"), r.getLong("waiting"), r.getLong("rows")))
			.list();
	}

	long count(Filter filter, Scope scope) {
		return filtered("select count(*) from funds_case c\n", filter, scope, "").query(Long.class).single();
	}

	private JdbcClient.StatementSpec filtered(String select, Filter filter, Scope scope, String order) {
		return sql.sql(select + "where " + SCOPE + """
				and (cast(:subject as uuid) is null or c.subject_id = cast(:subject as uuid))
				and (cast(:q as text) is null or strpos(c.subject_name, cast(:q as text)) > 0)
				and (cast(:waitsFor as uuid) is null
				     or exists (select 1
				                from funds_statement w
				                where w.case_id = c.case_id
				                and (w.status = 'PROPOSED' and w.proposed_by <> cast(:waitsFor as uuid)
				                     or w.status = 'DONE' and w.superseding_by <> cast(:waitsFor as uuid))))
				""" + order)
			.params(scope.parameters())
			.param("subject", filter.subject(), Types.OTHER)
			.param("q", filter.q() == null || filter.q().isBlank() ? null : filter.q().strip(), Types.VARCHAR)
			.param("waitsFor", filter.waitsFor(), Types.OTHER);
	}

	/** Gives a case to a unit, or to the office alone; false when somebody was faster. */
	boolean give(FundsCase before, @Nullable UUID unit, @Nullable String name) {
		return sql.sql("""
				update funds_case
				set unit_id = :unit, unit_name = :name, version = version + 1
				where case_id = :id and version = :version
				""")
			.param("unit", unit, Types.OTHER)
			.param("name", name, Types.VARCHAR)
			.param("id", before.caseId())
			.param("version", before.version())
			.update() == 1;
	}

	private static FundsCase row(ResultSet r, int n) throws SQLException {
		return new FundsCase(r.getObject("case_id", UUID.class), new RegionCode(r.getString("region_code")),
				r.getObject("subject_id", UUID.class), r.getString("subject_name"), r.getObject("unit_id", UUID.class),
				r.getString("unit_name"), r.getObject("opened_by", UUID.class), r.getString("opened_by_name"),
				FundsRows.instant(r, "opened_at"), r.getInt("version"));
	}
}
