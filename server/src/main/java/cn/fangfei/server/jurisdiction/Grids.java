package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of grids. */
@Repository
class Grids {

	private static final String COLUMNS = """
			select grid_code, region_code, name, kind, building, active, version, changed_by, changed_at
			from grid
			""";

	/** What the post may see: the grids of its region, a grid worker only the own one. */
	private static final String WITHIN = """
			where region_code >= :postLo and region_code < :postHi
			  and (cast(:scopeGrid as text) is null or grid_code = :scopeGrid)
			  and region_code >= :lo and region_code < :hi
			  and (cast(:q as text) is null or strpos(name, :q) > 0 or strpos(building, :q) > 0 or strpos(grid_code, :q) > 0)
			""";

	private final JdbcClient sql;

	Grids(JdbcClient sql) {
		this.sql = sql;
	}

	Optional<Grid> byCode(String code) {
		return sql.sql(COLUMNS + """
				where grid_code = :code
				""").param("code", code).query(Grids::grid).optional();
	}

	List<Grid> within(Actor actor, RegionCode post, RegionCode region, @Nullable String q, Paging paging) {
		return sql.sql(COLUMNS + WITHIN + """
				order by grid_code
				limit :limit offset :offset
				""")
			.params(bounds(actor, post, region, q))
			.param("limit", paging.size())
			.param("offset", paging.offset())
			.query(Grids::grid)
			.list();
	}

	long count(Actor actor, RegionCode post, RegionCode region, @Nullable String q) {
		return sql.sql("""
				select count(*)
				from grid
				""" + WITHIN).params(bounds(actor, post, region, q)).query(Long.class).single();
	}

	/** The highest code of a division, read alone: who asks waits for whoever is about to take the next one. */
	@Nullable String lastCode(RegionCode region) {
		sql.sql("select pg_advisory_xact_lock(hashtext('grid'), hashtext(:region))")
			.param("region", region.value())
			.query((row, n) -> 0)
			.single();
		return sql.sql("""
				select grid_code
				from grid
				where region_code = :region
				order by grid_code desc
				limit 1
				""").param("region", region.value()).query(String.class).optional().orElse(null);
	}

	void add(Grid grid) {
		sql.sql("""
				insert into grid (grid_code, region_code, name, kind, building, active, version, changed_by, changed_at)
				values (:code, :region, :name, :kind, :building, :active, :version, :by, :at)
				""")
			.param("code", grid.gridCode())
			.param("region", grid.regionCode().value())
			.param("name", grid.name())
			.param("kind", grid.kind().name())
			.param("building", grid.building())
			.param("active", grid.active())
			.param("version", grid.version())
			.param("by", grid.changedBy())
			.param("at", grid.changedAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Writes the next version unless somebody was faster. */
	boolean save(Grid next) {
		return sql.sql("""
				update grid
				set name = :name, building = :building, active = :active, version = :version, changed_by = :by,
				    changed_at = :at
				where grid_code = :code and version = :version - 1
				""")
			.param("name", next.name())
			.param("building", next.building())
			.param("active", next.active())
			.param("version", next.version())
			.param("by", next.changedBy())
			.param("at", next.changedAt().atOffset(ZoneOffset.UTC))
			.param("code", next.gridCode())
			.update() == 1;
	}

	private static Map<String, @Nullable Object> bounds(Actor actor, RegionCode post, RegionCode region,
			@Nullable String q) {
		var bounds = new HashMap<String, @Nullable Object>();
		bounds.put("postLo", post.lo());
		bounds.put("postHi", post.hi());
		bounds.put("scopeGrid", actor.scope().grid());
		bounds.put("lo", region.lo());
		bounds.put("hi", region.hi());
		bounds.put("q", q);
		return bounds;
	}

	private static Grid grid(java.sql.ResultSet row, int n) throws java.sql.SQLException {
		return new Grid(row.getString("grid_code"), new RegionCode(row.getString("region_code")), row.getString("name"),
				GridKind.valueOf(row.getString("kind")), row.getString("building"), row.getBoolean("active"),
				row.getInt("version"), row.getString("changed_by"),
				row.getObject("changed_at", java.time.OffsetDateTime.class).toInstant());
	}
}
