package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.RegionCode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of units. */
@Repository
class Units {

	private static final String COLUMNS = "unit_id, name, kind, region_code, active, version, changed_by, changed_at";

	private final JdbcClient sql;

	private final Cache<UUID, Unit> read = Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofSeconds(30)).build();

	Units(JdbcClient sql) {
		this.sql = sql;
	}

	Optional<Unit> byId(UUID id) {
		return sql.sql("select " + COLUMNS + """
				 from unit
				where unit_id = :id
				""").param("id", id).query(Units::unit).optional();
	}

	/** The units as they were at most half a minute ago: nearly every step of work names one. */
	Map<UUID, Unit> lately(Collection<UUID> ids) {
		var units = new HashMap<>(read.getAllPresent(ids));
		var unread = ids.stream().filter(id -> !units.containsKey(id)).toList();
		if (!unread.isEmpty()) {
			byIds(unread).forEach(unit -> units.put(unit.unitId(), unit));
			read.putAll(units);
		}
		return units;
	}

	/** Another state of that unit has been committed. */
	void forget(UUID id) {
		read.invalidate(id);
	}

	List<Unit> byIds(Collection<UUID> ids) {
		return sql.sql("select " + COLUMNS + """
				 from unit
				where unit_id = any(:ids)
				""").param("ids", ids.toArray(UUID[]::new)).query(Units::unit).list();
	}

	/** The active lead office of exactly this division. */
	Optional<Unit> leadOffice(RegionCode region) {
		return sql.sql("select " + COLUMNS + """
				 from unit
				where region_code = :region and kind = 'LEAD_OFFICE' and active
				""").param("region", region.value()).query(Units::unit).optional();
	}

	/** Units of a range of divisions, held to the range of the post that asks. */
	List<Unit> within(RegionCode post, RegionCode region, @Nullable UnitKind kind) {
		return sql.sql("select " + COLUMNS + """
				 from unit
				where region_code >= :postLo and region_code < :postHi
				  and region_code >= :lo and region_code < :hi
				  and (cast(:kind as text) is null or kind = :kind)
				order by region_code, kind, name, unit_id
				limit 5000
				""")
			.param("postLo", post.lo())
			.param("postHi", post.hi())
			.param("lo", region.lo())
			.param("hi", region.hi())
			.param("kind", kind == null ? null : kind.name())
			.query(Units::unit)
			.list();
	}

	void add(Unit unit) {
		sql.sql("""
				insert into unit (unit_id, name, kind, region_code, active, version, changed_by, changed_at)
				values (:id, :name, :kind, :region, :active, :version, :by, :at)
				""")
			.param("id", unit.unitId())
			.param("name", unit.name())
			.param("kind", unit.kind().name())
			.param("region", unit.regionCode().value())
			.param("active", unit.active())
			.param("version", unit.version())
			.param("by", unit.changedBy())
			.param("at", unit.changedAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Writes the next version unless somebody was faster. */
	boolean save(Unit next) {
		return sql.sql("""
				update unit
				set name = :name, active = :active, version = :version, changed_by = :by, changed_at = :at
				where unit_id = :id and version = :version - 1
				""")
			.param("name", next.name())
			.param("active", next.active())
			.param("version", next.version())
			.param("by", next.changedBy())
			.param("at", next.changedAt().atOffset(ZoneOffset.UTC))
			.param("id", next.unitId())
			.update() == 1;
	}

	private static Unit unit(java.sql.ResultSet row, int n) throws java.sql.SQLException {
		return new Unit(row.getObject("unit_id", UUID.class), row.getString("name"),
				UnitKind.valueOf(row.getString("kind")), new RegionCode(row.getString("region_code")),
				row.getBoolean("active"), row.getInt("version"), row.getString("changed_by"),
				row.getObject("changed_at", java.time.OffsetDateTime.class).toInstant());
	}
}
