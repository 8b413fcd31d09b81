package cn.fangfei.server.registry;

import cn.fangfei.formats.ColumnMapping;
import cn.fangfei.formats.RegisterField;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of imports as jobs. */
@Repository
class Imports {

	private static final TypeReference<Map<RegisterField, Integer>> COLUMNS_OF_FILE = new TypeReference<>() {
	};

	private static final String COLUMNS = """
			select import_id, sha256, file_name, account_id, post_id, started_by, region_code, mapping, lexicon_version,
			       screened_on, status, phase, rows_read, rows_merged, added, changed, unchanged, rejected, outside, unplaced,
			       forbidden_hits, watch_hits, guarded_hits, bytes_done, bytes_total, active_millis, attempts, started_at,
			       finished_at, message, version
			from register_import
			""";

	/** Another office's import is not shown; one's own and those of offices below are. */
	private static final String IN_TERRITORY = """
			where region_code >= :scopeLo and region_code < :scopeHi
			""";

	private final JdbcClient sql;

	private final JsonMapper json;

	Imports(JdbcClient sql, JsonMapper json) {
		this.sql = sql;
		this.json = json;
	}

	void add(RegisterImport i, String signature) {
		sql.sql("""
				insert into register_import (import_id, sha256, file_name, account_id, post_id, started_by, region_code,
				                             signature, mapping, lexicon_version, screened_on, status, phase, bytes_total,
				                             started_at)
				values (:id, :sha256, :fileName, :account, :post, :startedBy, :region, :signature, cast(:mapping as jsonb),
				        :lexicon, :day, 'QUEUED', 'READING', :bytes, :at)
				""")
			.param("id", i.importId())
			.param("sha256", i.sha256())
			.param("fileName", i.fileName())
			.param("account", i.accountId())
			.param("post", i.postId())
			.param("startedBy", i.startedBy())
			.param("region", i.territory().value())
			.param("signature", signature)
			.param("mapping", json.writeValueAsString(i.mapping().columns()))
			.param("lexicon", i.lexiconVersion())
			.param("day", i.screenedOn())
			.param("bytes", i.bytesTotal())
			.param("at", i.startedAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	Optional<RegisterImport> find(Territory territory, UUID id) {
		return sql.sql(COLUMNS + IN_TERRITORY + """
				  and import_id = :id
				""").params(territory.parameters()).param("id", id).query(this::row).optional();
	}

	List<RegisterImport> page(Territory territory, Paging paging) {
		return sql.sql(COLUMNS + IN_TERRITORY + """
				order by started_at desc, import_id
				limit :limit offset :offset
				""")
			.params(territory.parameters())
			.param("limit", paging.size())
			.param("offset", paging.offset())
			.query(this::row)
			.list();
	}

	long count(Territory territory) {
		return sql.sql("""
				select count(*)
				from register_import
				""" + IN_TERRITORY).params(territory.parameters()).query(Long.class).single();
	}

	/** The import of a job, whoever began it. */
	RegisterImport get(UUID id) {
		return sql.sql(COLUMNS + """
				where import_id = :id
				""").param("id", id).query(this::row).single();
	}

	/** The import that is next: one under way, also one that was resumed, before one that has read nothing yet. */
	Optional<RegisterImport> next(boolean underWayOnly) {
		return sql.sql(COLUMNS + """
				where status in ('QUEUED', 'RUNNING', 'INTERRUPTED')
				  and (not :underWayOnly or status <> 'QUEUED' or rows_read > 0)
				order by status = 'QUEUED' and rows_read = 0, started_at
				limit 1
				""").param("underWayOnly", underWayOnly).query(this::row).optional();
	}

	/** Marks what ran when the platform stopped. */
	int interruptRunning() {
		return sql.sql("""
				update register_import
				set status = 'INTERRUPTED'
				where status = 'RUNNING'
				""").update();
	}

	/** Takes an import up; false when it was cancelled meanwhile. One that has read nothing yet is held to today's list. */
	boolean begin(UUID id, int lexiconVersion, LocalDate day) {
		return sql.sql("""
				update register_import
				set status          = 'RUNNING',
				    attempts        = attempts + 1,
				    message         = null,
				    lexicon_version = case when rows_read = 0 then :lexicon else lexicon_version end,
				    screened_on     = case when rows_read = 0 then cast(:day as date) else screened_on end
				where import_id = :id
				  and status in ('QUEUED', 'RUNNING', 'INTERRUPTED')
				""").param("lexicon", lexiconVersion).param("day", day).param("id", id).update() == 1;
	}

	/** The running import, held until the end of the transaction; false when it does not run any more. */
	boolean hold(UUID id) {
		return sql.sql("""
				select 1
				from register_import
				where import_id = :id
				  and status = 'RUNNING'
				for update
				""").param("id", id).query(Integer.class).optional().isPresent();
	}

	void keepRead(UUID id, ReadChunk chunk, long millis) {
		sql.sql("""
				update register_import
				set rows_read     = :rows,
				    rejected      = rejected + :rejected,
				    bytes_done    = :bytes,
				    attempts      = 0,
				    active_millis = active_millis + :millis
				where import_id = :id
				""")
			.param("rows", chunk.lastRow())
			.param("rejected", chunk.rejects().rows())
			.param("bytes", chunk.bytesRead())
			.param("millis", millis)
			.param("id", id)
			.update();
	}

	void beginMerging(UUID id, long alsoRejected, long millis) {
		sql.sql("""
				update register_import
				set phase         = 'MERGING',
				    rejected      = rejected + :rejected,
				    bytes_done    = bytes_total,
				    active_millis = active_millis + :millis
				where import_id = :id
				""").param("rejected", alsoRejected).param("millis", millis).param("id", id).update();
	}

	void keepMerged(UUID id, long upTo, RegisterImport.Tally t, long millis) {
		sql.sql("""
				update register_import
				set rows_merged    = :upTo,
				    added          = added + :added,
				    changed        = changed + :changed,
				    unchanged      = unchanged + :unchanged,
				    outside        = outside + :outside,
				    unplaced       = unplaced + :unplaced,
				    forbidden_hits = forbidden_hits + :forbidden,
				    watch_hits     = watch_hits + :watch,
				    guarded_hits   = guarded_hits + :guarded,
				    attempts       = 0,
				    active_millis  = active_millis + :millis
				where import_id = :id
				""")
			.param("upTo", upTo)
			.param("added", t.added())
			.param("changed", t.changed())
			.param("unchanged", t.unchanged())
			.param("outside", t.outside())
			.param("unplaced", t.unplaced())
			.param("forbidden", t.forbiddenHits())
			.param("watch", t.watchHits())
			.param("guarded", t.guardedHits())
			.param("millis", millis)
			.param("id", id)
			.update();
	}

	void finish(UUID id, long millis, Instant at) {
		sql.sql("""
				update register_import
				set status        = 'DONE',
				    phase         = 'FINISHED',
				    active_millis = active_millis + :millis,
				    finished_at   = :at,
				    version       = version + 1
				where import_id = :id
				""").param("millis", millis).param("at", at.atOffset(ZoneOffset.UTC)).param("id", id).update();
	}

	/** Ends an import without success, unless it is over already. */
	boolean stop(UUID id, RegisterImportStatus status, @Nullable String message, @Nullable Instant at) {
		return sql.sql("""
				update register_import
				set status      = :status,
				    message     = :message,
				    finished_at = :at,
				    version     = version + 1
				where import_id = :id
				  and status in ('QUEUED', 'RUNNING', 'INTERRUPTED')
				""")
			.param("status", status.name())
			.param("message", message)
			.param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
			.param("id", id)
			.update() == 1;
	}

	void interrupted(UUID id) {
		sql.sql("""
				update register_import
				set status = 'INTERRUPTED'
				where import_id = :id
				  and status = 'RUNNING'
				""").param("id", id).update();
	}

	/** Puts an import back into the queue from its checkpoint, or from the very beginning. */
	boolean requeue(UUID id, int version, boolean afresh) {
		return sql.sql("""
				update register_import
				set status         = 'QUEUED',
				    phase          = case when :afresh then 'READING' else phase end,
				    rows_read      = case when :afresh then 0 else rows_read end,
				    rows_merged    = case when :afresh then 0 else rows_merged end,
				    added          = case when :afresh then 0 else added end,
				    changed        = case when :afresh then 0 else changed end,
				    unchanged      = case when :afresh then 0 else unchanged end,
				    rejected       = case when :afresh then 0 else rejected end,
				    outside        = case when :afresh then 0 else outside end,
				    unplaced       = case when :afresh then 0 else unplaced end,
				    forbidden_hits = case when :afresh then 0 else forbidden_hits end,
				    watch_hits     = case when :afresh then 0 else watch_hits end,
				    guarded_hits   = case when :afresh then 0 else guarded_hits end,
				    bytes_done     = case when :afresh then 0 else bytes_done end,
				    active_millis  = case when :afresh then 0 else active_millis end,
				    attempts       = 0,
				    finished_at    = null,
				    message        = null,
				    version        = version + 1
				where import_id = :id
				  and version = :version
				  and status in ('CANCELLED', 'FAILED', 'INTERRUPTED')
				""").param("afresh", afresh).param("id", id).param("version", version).update() == 1;
	}

	/** Imports that were given up long ago and still have rows staged. */
	List<UUID> abandoned(Instant before) {
		return sql.sql("""
				select import_id
				from register_import i
				where status in ('CANCELLED', 'FAILED')
				  and finished_at < :before
				  and exists (select 1 from register_staging s where s.import_id = i.import_id)
				""").param("before", before.atOffset(ZoneOffset.UTC)).query(UUID.class).list();
	}

	boolean staged(UUID id) {
		return sql.sql("""
				select exists (select 1 from register_staging where import_id = :id)
				""").param("id", id).query(Boolean.class).single();
	}

	void clearStaging(UUID id) {
		sql.sql("""
				delete from register_staging_hit
				where import_id = :id
				""").param("id", id).update();
		sql.sql("""
				delete from register_staging
				where import_id = :id
				""").param("id", id).update();
	}

	/** Lets the planner know what a bulk load brought. */
	void refreshStatistics() {
		sql.sql("select registry_refresh_statistics()").query((row, n) -> 0).single();
	}

	void clearRejects(UUID id) {
		sql.sql("""
				delete from register_reject
				where import_id = :id
				""").param("id", id).update();
	}

	record Reject(long rowNo, long line, String message, String remedy) {
	}

	/** Rejected rows in the order of the file. */
	List<Reject> rejects(UUID id, long after, int limit) {
		return sql.sql("""
				select row_no, line, message, remedy
				from register_reject
				where import_id = :id
				  and row_no > :after
				order by row_no
				limit :limit
				""").param("id", id).param("after", after).param("limit", limit).query(Reject.class).list();
	}

	Optional<ColumnMapping> remembered(String signature) {
		return sql.sql("""
				select mapping
				from register_mapping
				where signature = :signature
				""").param("signature", signature).query(String.class).optional().map(this::mapping);
	}

	void remember(String signature, ColumnMapping mapping, Instant at) {
		sql.sql("""
				insert into register_mapping (signature, mapping, changed_at)
				values (:signature, cast(:mapping as jsonb), :at)
				on conflict (signature) do update
				set mapping    = excluded.mapping,
				    changed_at = excluded.changed_at
				""")
			.param("signature", signature)
			.param("mapping", json.writeValueAsString(mapping.columns()))
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update();
	}

	private ColumnMapping mapping(String text) {
		return new ColumnMapping(json.readValue(text, COLUMNS_OF_FILE));
	}

	private RegisterImport row(ResultSet r, int n) throws SQLException {
		var finished = r.getObject("finished_at", OffsetDateTime.class);
		return new RegisterImport(r.getObject("import_id", UUID.class), r.getString("sha256"), r.getString("file_name"),
				r.getObject("account_id", UUID.class), r.getObject("post_id", UUID.class), r.getString("started_by"),
				new RegionCode(r.getString("region_code")), mapping(r.getString("mapping")), r.getInt("lexicon_version"),
				r.getObject("screened_on", LocalDate.class), RegisterImportStatus.valueOf(r.getString("status")),
				RegisterImportPhase.valueOf(r.getString("phase")), r.getLong("rows_read"), r.getLong("rows_merged"),
				new RegisterImport.Tally(r.getLong("added"), r.getLong("changed"), r.getLong("unchanged"),
						r.getLong("outside"), r.getLong("unplaced"), r.getLong("forbidden_hits"), r.getLong("watch_hits"),
						r.getLong("guarded_hits")),
				r.getLong("rejected"), r.getLong("bytes_done"), r.getLong("bytes_total"), r.getLong("active_millis"),
				r.getInt("attempts"), r.getObject("started_at", OffsetDateTime.class).toInstant(),
				finished == null ? null : finished.toInstant(), r.getString("message"), r.getInt("version"));
	}
}
