package cn.fangfei.server.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL that takes rows from a file to the register: copied to staging chunk by chunk, freed of duplicates, merged chunk by chunk.
 * Every statement of the merging speaks of the rows with {@code :after < row_no <= :upTo}.
 */
@Repository
class Staging {

	private static final String CHUNK = """
			s.import_id = :import and s.row_no > :after and s.row_no <= :upTo and s.reach <> 'OUTSIDE'
			""";

	private final JdbcClient sql;

	private final JdbcTemplate jdbc;

	Staging(JdbcClient sql, JdbcTemplate jdbc) {
		this.sql = sql;
		this.jdbc = jdbc;
	}

	void copy(ReadChunk chunk) {
		copy("""
				copy register_staging (import_id, row_no, line, reach, firm_key, firm_id, credit_code, name, registered_on,
				                       kind, legal_representative, capital, capital_amount, capital_currency, scope,
				                       province, city, address, licence, extra, region_code, placed, tier, guarded)
				from stdin
				""", chunk.rows());
		copy("""
				copy register_staging_hit (import_id, row_no, hit_id, position, term, tier, start_at, end_at, context,
				                           context_start, guard)
				from stdin
				""", chunk.hits());
		copy("""
				copy register_reject (import_id, row_no, line, message, remedy)
				from stdin
				""", chunk.rejects());
	}

	/** Takes out all but the last row of each firm and reports them; says how many. */
	int rejectDuplicates(UUID importId) {
		return sql.sql("""
				with doubled as materialized (
				    select firm_key, max(row_no) as kept, max(line) as kept_line
				    from register_staging
				    where import_id = :import
				    group by firm_key
				    having count(*) > 1
				), gone as (
				    delete from register_staging s
				    using doubled d
				    where s.import_id = :import
				      and s.firm_key = d.firm_key
				      and s.row_no < d.kept
				    returning s.row_no, s.line, d.kept_line
				), their_hits as (
				    delete from register_staging_hit h
				    using gone g
				    where h.import_id = :import
				      and h.row_no = g.row_no
				)
				insert into register_reject (import_id, row_no, line, message, remedy)
				select :import, row_no, line, '与第' || kept_line || '行是同一家企业，已采用后一行',
				       '后一行正确的不必处理；这一行才正确的，请只上传这一行'
				from gone
				""").param("import", importId).update();
	}

	/** A part of an import that is merged in one transaction. */
	record Part(UUID importId, long after, long upTo, Territory territory, int lexiconVersion, Instant at) {

		Map<String, Object> parameters() {
			var parameters = new HashMap<String, Object>(territory.parameters());
			parameters.put("import", importId);
			parameters.put("after", after);
			parameters.put("upTo", upTo);
			parameters.put("lexicon", lexiconVersion);
			parameters.put("at", at.atOffset(ZoneOffset.UTC));
			return parameters;
		}
	}

	/**
	 * Merges a part. Whoever writes firms holds one lock, so that what is compared is what is changed.
	 */
	RegisterImport.Tally merge(Part part) {
		lockFirms();
		// a part is small against the register, and the statistics lag behind a bulk load: lookups by key, whatever they say
		jdbc.execute("set local enable_hashjoin = off");
		jdbc.execute("set local enable_mergejoin = off");
		var met = mergeKnown(part);
		var fresh = addNew(part);
		var outside = countOutside(part) + met.outside();
		if (met.any()) {
			endHits(part);
		}
		var hits = addHits(part);
		return new RegisterImport.Tally(fresh.added(), met.changed(), met.unchanged(), outside,
				fresh.unplaced() + met.unplaced(), hits.forbidden(), hits.watch(), hits.guarded());
	}

	/** Firms of a part whose unexplained wording changed, or that bear some and changed themselves. */
	List<UUID> touched(Part part) {
		return sql.sql("""
				select f.firm_id
				from register_staging s
				join firm f on f.firm_key = s.firm_key
				where
				""" + CHUNK + """
				  and f.region_code >= :scopeLo and f.region_code < :scopeHi
				  and (f.tier is not null
				       and (f.changed_at = :at
				            or exists (select 1
				                       from wording_hit h
				                       where h.firm_id = f.firm_id and h.ended_at is null and h.recorded_at = :at))
				       or f.first_seen_at < :at
				          and exists (select 1 from wording_hit h where h.firm_id = f.firm_id and h.ended_at = :at))
				""").params(part.parameters()).query(UUID.class).list();
	}

	void lockFirms() {
		jdbc.execute("select pg_advisory_xact_lock(hashtext('firm'))");
	}

	private record Met(long changed, long unchanged, long outside, long unplaced) {

		boolean any() {
			return changed + unchanged + outside > 0;
		}
	}

	/**
	 * Firms the register knows: compared field by field, every difference logged. A place found before, by a person above all, stays
	 * while the address is the same and the row knows no better; a new address is placed anew. A row that says too little to leave
	 * its firm in another territory does not move it here.
	 */
	private Met mergeKnown(Part part) {
		return sql.sql("""
				with met as materialized (
				    select s, f,
				           f.address = s.address
				               and (f.placed_by is not null
				                    or s.reach = 'ASSUMED'
				                    or not s.placed and f.region_code >= s.region_code
				                       and f.region_code < region_hi(s.region_code))
				           or s.reach = 'ASSUMED' and not (f.region_code >= :scopeLo and f.region_code < :scopeHi) as stays
				    from register_staging s
				    join firm f on f.firm_key = s.firm_key
				    where
				""" + CHUNK + """
				), pair as materialized (
				    select s, f, stays,
				           case when stays then (f).region_code else (s).region_code end as region_code,
				           case when stays then (f).placed else (s).placed end           as placed
				    from met
				), judged as materialized (
				    select p.*,
				           p.region_code >= :scopeLo and p.region_code < :scopeHi as inside,
				           ((s).name, (s).registered_on, (s).kind, (s).legal_representative, (s).capital, (s).scope, (s).province,
				            (s).city, (s).address, (s).licence, (s).extra, p.region_code, p.placed)
				           is distinct from
				           ((f).name, (f).registered_on, (f).kind, (f).legal_representative, (f).capital, (f).scope, (f).province,
				            (f).city, (f).address, (f).licence, (f).extra, (f).region_code, (f).placed) as differs
				    from pair p
				), logged as (
				    insert into firm_change (firm_id, import_id, changed_at, field, old_value, new_value)
				    select (j.f).firm_id, :import, :at, c.field, nullif(c.old, ''), nullif(c.new, '')
				    from judged j
				    cross join lateral (values
				        ('NAME', (f).name, (s).name),
				        ('REGISTERED_ON', (f).registered_on::text, (s).registered_on::text),
				        ('KIND', (f).kind, (s).kind),
				        ('LEGAL_REPRESENTATIVE', (f).legal_representative, (s).legal_representative),
				        ('CAPITAL', (f).capital, (s).capital),
				        ('SCOPE', (f).scope, (s).scope),
				        ('PROVINCE', (f).province, (s).province),
				        ('CITY', (f).city, (s).city),
				        ('ADDRESS', (f).address, (s).address),
				        ('LICENCE', (f).licence, (s).licence),
				        ('EXTRA', (f).extra, (s).extra),
				        ('REGION_CODE', (f).region_code, j.region_code),
				        ('PLACED', case when (f).placed then '已定' else '待定' end, case when j.placed then '已定' else '待定' end)
				    ) as c (field, old, new)
				    where j.inside
				      and j.differs
				      and c.old is distinct from c.new
				), touched as (
				    update firm f
				    set name                 = (j.s).name,
				        registered_on        = (j.s).registered_on,
				        kind                 = (j.s).kind,
				        legal_representative = (j.s).legal_representative,
				        capital              = (j.s).capital,
				        capital_amount       = (j.s).capital_amount,
				        capital_currency     = (j.s).capital_currency,
				        scope                = (j.s).scope,
				        province             = (j.s).province,
				        city                 = (j.s).city,
				        address              = (j.s).address,
				        licence              = (j.s).licence,
				        extra                = (j.s).extra,
				        region_code          = j.region_code,
				        placed               = j.placed,
				        placed_by            = case when j.stays then f.placed_by end,
				        tier                 = (j.s).tier,
				        guarded              = (j.s).guarded,
				        changed_at           = case when j.differs then :at else f.changed_at end,
				        version              = f.version + case when j.differs then 1 else 0 end
				    from judged j
				    where f.firm_id = (j.f).firm_id
				      and j.inside
				      and (j.differs or f.tier is distinct from (j.s).tier or f.guarded <> (j.s).guarded)
				), seen as (
				    insert into firm_seen (firm_id, seen_at)
				    select (f).firm_id, :at
				    from judged
				    where inside
				    on conflict (firm_id) do update
				    set seen_at = excluded.seen_at
				)
				select count(*) filter (where inside and differs)     as changed,
				       count(*) filter (where inside and not differs) as unchanged,
				       count(*) filter (where not inside)             as outside,
				       count(*) filter (where inside and not placed)  as unplaced
				from judged
				""").params(part.parameters()).query(Met.class).single();
	}

	private record Fresh(long added, long unplaced) {
	}

	private Fresh addNew(Part part) {
		return sql.sql("""
				with fresh as (
				    insert into firm (firm_id, firm_key, credit_code, name, registered_on, kind, legal_representative, capital,
				                      capital_amount, capital_currency, scope, province, city, address, licence, extra,
				                      region_code, placed, tier, guarded, first_seen_at, changed_at)
				    select s.firm_id, s.firm_key, s.credit_code, s.name, s.registered_on, s.kind, s.legal_representative,
				           s.capital, s.capital_amount, s.capital_currency, s.scope, s.province, s.city, s.address, s.licence,
				           s.extra, s.region_code, s.placed, s.tier, s.guarded, :at, :at
				    from register_staging s
				    where
				""" + CHUNK + """
				      and not exists (select 1 from firm f where f.firm_key = s.firm_key)
				    returning placed
				)
				select count(*) as added, count(*) filter (where not placed) as unplaced
				from fresh
				""").params(part.parameters()).query(Fresh.class).single();
	}

	private long countOutside(Part part) {
		return sql.sql("""
				select count(*)
				from register_staging
				where import_id = :import
				  and row_no > :after
				  and row_no <= :upTo
				  and reach = 'OUTSIDE'
				""").params(part.parameters()).query(Long.class).single();
	}

	/** Ends the hits whose wording is gone, moved or stands in another sentence. */
	private void endHits(Part part) {
		sql.sql("""
				update wording_hit h
				set ended_at = :at
				from register_staging s
				join firm f on f.firm_key = s.firm_key
				where
				""" + CHUNK + """
				  and f.region_code >= :scopeLo and f.region_code < :scopeHi
				  and h.firm_id = f.firm_id
				  and h.ended_at is null
				  and not exists (
				      select 1
				      from register_staging_hit n
				      where n.import_id = s.import_id
				        and n.row_no = s.row_no
				        and (n.position, n.term, n.tier, n.start_at, n.end_at, n.context, n.context_start)
				            = (h.position, h.term, h.tier, h.start_at, h.end_at, h.context, h.context_start)
				        and n.guard is not distinct from h.guard)
				""").params(part.parameters()).update();
	}

	private record Hits(long forbidden, long watch, long guarded) {
	}

	private Hits addHits(Part part) {
		return sql.sql("""
				with fresh as (
				    insert into wording_hit (hit_id, firm_id, lexicon_version, position, term, tier, start_at, end_at, context,
				                             context_start, guard, import_id, recorded_at)
				    select n.hit_id, f.firm_id, :lexicon, n.position, n.term, n.tier, n.start_at, n.end_at, n.context,
				           n.context_start, n.guard, :import, :at
				    from register_staging s
				    join register_staging_hit n on n.import_id = s.import_id and n.row_no = s.row_no
				    join firm f on f.firm_key = s.firm_key
				    where
				""" + CHUNK + """
				      and f.region_code >= :scopeLo and f.region_code < :scopeHi
				      and not exists (
				          select 1
				          from wording_hit h
				          where h.firm_id = f.firm_id
				            and h.position = n.position
				            and h.start_at = n.start_at
				            and h.term = n.term
				            and h.ended_at is null)
				    returning tier, guard
				)
				select count(*) filter (where guard is null and tier = 'FORBIDDEN') as forbidden,
				       count(*) filter (where guard is null and tier = 'WATCH')     as watch,
				       count(*) filter (where guard is not null)                    as guarded
				from fresh
				""").params(part.parameters()).query(Hits.class).single();
	}

	private void copy(String statement, CopyText rows) {
		if (rows.rows() == 0) {
			return;
		}
		jdbc.execute((ConnectionCallback<Long>) connection -> {
			try (var stream = rows.stream()) {
				return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, stream, 1 << 16);
			}
			catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
	}
}
