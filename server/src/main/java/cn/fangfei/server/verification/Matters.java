package cn.fangfei.server.verification;

import java.sql.Types;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the bounds under which plans, visits and evidence are seen. */
@Repository
class Matters {

	private final JdbcClient sql;

	Matters(JdbcClient sql) {
		this.sql = sql;
	}

	/** Writes down whom a matter belongs to now. */
	void keep(EvidenceOwner owner) {
		sql.sql("""
				insert into verification_matter (owner_kind, owner_id, number, region_code, grid_code, assigned_unit, created_by)
				values (:kind, :id, :number, :region, :grid, :unit, :maker)
				on conflict (owner_kind, owner_id) do update
				set number = excluded.number, region_code = excluded.region_code, grid_code = excluded.grid_code,
				    assigned_unit = excluded.assigned_unit, created_by = excluded.created_by
				where (verification_matter.region_code, verification_matter.grid_code, verification_matter.assigned_unit)
				      is distinct from (excluded.region_code, excluded.grid_code, excluded.assigned_unit)
				""")
			.param("kind", owner.kind().name())
			.param("id", owner.id())
			.param("number", owner.number())
			.param("region", owner.region().value())
			.param("grid", owner.grid(), Types.VARCHAR)
			.param("unit", owner.unit(), Types.OTHER)
			.param("maker", owner.createdBy(), Types.OTHER)
			.update();
	}

	/** A clue that has something here went to another unit, and its place on the watchlist goes with it. */
	void move(UUID clue, UUID unit) {
		sql.sql("""
				with watched as (
				    update watchlist_entry
				    set assigned_unit = :unit
				    where clue_id = :clue and ended_at is null
				)
				update verification_matter
				set assigned_unit = :unit
				where owner_kind = 'CLUE' and owner_id = :clue
				""").param("unit", unit).param("clue", clue).update();
	}
}
