package cn.fangfei.server.registry;

import cn.fangfei.detection.lexicon.WordingPosition;
import cn.fangfei.detection.lexicon.WordingTier;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.registry.FirmWording.FirmWord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what wording stands at which firms. */
@Repository
class FirmWordings {

	private final JdbcClient sql;

	FirmWordings(JdbcClient sql) {
		this.sql = sql;
	}

	/**
	 * Firms with what stands of them, in one statement. A wording counts as added when the firm's first unexplained hit of it came with a
	 * change of name or scope of a firm that was known before.
	 */
	List<FirmWording> of(Collection<UUID> firms) {
		if (firms.isEmpty()) {
			return List.of();
		}
		var found = new LinkedHashMap<UUID, FirmWording>();
		sql.sql("""
				select f.firm_id, f.name, f.credit_code, f.region_code, f.registered_on, h.term, h.tier, h.position,
				       h.lexicon_version, h.first_at,
				       coalesce(h.first_at > f.first_seen_at
				                and exists (select 1
				                            from firm_change c
				                            where c.firm_id = f.firm_id
				                              and c.changed_at = h.first_at
				                              and c.field in ('NAME', 'SCOPE')), false) as added
				from firm f
				left join lateral (
				    select w.term, w.tier, w.position, max(w.lexicon_version) as lexicon_version,
				           (select min(b.recorded_at)
				            from wording_hit b
				            where b.firm_id = f.firm_id and b.term = w.term and b.guard is null) as first_at
				    from wording_hit w
				    where w.firm_id = f.firm_id
				      and w.ended_at is null
				      and w.guard is null
				    group by w.term, w.tier, w.position) h on true
				where f.firm_id = any(:firms)
				order by f.firm_id, h.tier, h.position, h.term
				""").param("firms", firms.toArray(UUID[]::new)).query(row -> {
			var id = row.getObject("firm_id", UUID.class);
			var firm = found.get(id);
			if (firm == null) {
				firm = new FirmWording(new FirmId(id), row.getString("name"), row.getString("credit_code"),
						new RegionCode(row.getString("region_code")), row.getObject("registered_on", LocalDate.class),
						row.getInt("lexicon_version"), new ArrayList<>());
				found.put(id, firm);
			}
			if (row.getString("term") != null) {
				firm.words()
					.add(new FirmWord(row.getString("term"), WordingTier.valueOf(row.getString("tier")),
							WordingPosition.valueOf(row.getString("position")),
							row.getObject("first_at", OffsetDateTime.class).toInstant(), row.getBoolean("added")));
			}
		});
		return List.copyOf(found.values());
	}

	/** Firms with unexplained wording, after one. */
	List<UUID> after(@Nullable UUID firm, int most) {
		return sql.sql("""
				select firm_id
				from firm
				where tier is not null
				  and firm_id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
				order by firm_id
				limit :most
				""").param("after", firm).param("most", most).query(UUID.class).list();
	}

	Optional<Instant> lastSeen(UUID firm) {
		return sql.sql("""
				select seen_at
				from firm_seen
				where firm_id = :firm
				""").param("firm", firm).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
	}

	List<String> guards(UUID firm) {
		return sql.sql("""
				select distinct h.guard
				from wording_hit h
				where h.firm_id = :firm
				  and h.ended_at is null
				  and h.guard is not null
				order by h.guard
				""").param("firm", firm).query(String.class).list();
	}
}
