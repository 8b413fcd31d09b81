package cn.fangfei.server.intake;

import cn.fangfei.server.intake.IntakeFileView.IntakeRejectView;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of files of texts and of their imports as jobs. */
@Repository
class IntakeImports {

	private static final String SCOPE = "(i.region_code >= cast(:scopeLo as text) and i.region_code < cast(:scopeHi as text))\n";

	private final JdbcClient sql;

	private final JsonMapper json;

	private final String serverKey;

	IntakeImports(JdbcClient sql, JsonMapper json, @Value("${fangfei.access.server-key}") String serverKey) {
		this.sql = sql;
		this.json = json;
		this.serverKey = serverKey;
	}

	/**
	 * A file as it is kept.
	 * @param bad the first rows that could not be read when it was written anew
	 * @param badRows how many they are
	 */
	record IntakeFile(UUID uploadId, IntakeChannel channel, String sha256, String fileName, boolean rewritten, List<String> dropped,
			long masked, long rows, List<IntakeRejectView> bad, long badRows) {
	}

	/** Keeps what is known of a file; sent again it is the same file. */
	void addFile(IntakeFile file, UUID account, Instant at) {
		sql.sql("""
				insert into intake_file (upload_id, account_id, channel, sha256, file_name, rewritten, dropped, masked, rows, bad, bad_rows,
				                         kept_at)
				values (:id, :account, :channel, :sha256, :name, :rewritten, :dropped, :masked, :rows, cast(:bad as jsonb), :badRows, :at)
				on conflict do nothing
				""")
			.param("id", file.uploadId())
			.param("account", account)
			.param("channel", file.channel().name())
			.param("sha256", file.sha256())
			.param("name", file.fileName())
			.param("rewritten", file.rewritten())
			.param("dropped", file.dropped().toArray(String[]::new))
			.param("masked", file.masked())
			.param("rows", file.rows())
			.param("bad", json.writeValueAsString(file.bad()))
			.param("badRows", file.badRows())
			.param("at", IntakeItems.utc(at))
			.update();
	}

	/** A file of that account. */
	Optional<IntakeFile> file(UUID uploadId, UUID account) {
		return sql.sql("""
				select upload_id, channel, sha256, file_name, rewritten, dropped, masked, rows, bad, bad_rows
				from intake_file
				where upload_id = :id and account_id = :account
				""")
			.param("id", uploadId)
			.param("account", account)
			.query((r, n) -> new IntakeFile(r.getObject("upload_id", UUID.class), IntakeChannel.valueOf(r.getString("channel")),
					r.getString("sha256"), r.getString("file_name"), r.getBoolean("rewritten"), IntakeItems.texts(r, "dropped"),
					r.getLong("masked"), r.getLong("rows"), List.of(json.readValue(r.getString("bad"), IntakeRejectView[].class)),
					r.getLong("bad_rows")))
			.optional();
	}

	void add(IntakeImport i) {
		sql.sql("""
				insert into intake_import (import_id, upload_id, sha256, file_name, channel, region_code, source_name, dropped, account_id,
				                           post_id, started_by, status, bytes_total, started_at)
				values (:id, :upload, :sha256, :name, :channel, :region, :source, :dropped, :account, :post, :by, 'QUEUED', :bytes, :at)
				""")
			.param("id", i.importId())
			.param("upload", i.uploadId())
			.param("sha256", i.sha256())
			.param("name", i.fileName())
			.param("channel", i.channel().name())
			.param("region", i.region().value())
			.param("source", i.sourceName())
			.param("dropped", i.dropped().toArray(String[]::new))
			.param("account", i.accountId())
			.param("post", i.postId())
			.param("by", i.startedBy())
			.param("bytes", i.bytesTotal())
			.param("at", IntakeItems.utc(i.startedAt()))
			.update();
	}

	Optional<IntakeImport> find(UUID id, Scope scope) {
		return sql.sql("select i.* from intake_import i where i.import_id = :id and " + SCOPE)
			.param("id", id)
			.params(scope.parameters())
			.query(IntakeImports::row)
			.optional();
	}

	List<IntakeImport> page(Scope scope, Paging paging) {
		return sql.sql("select i.* from intake_import i where " + SCOPE + "order by i.started_at desc, i.import_id limit :limit offset :offset")
			.params(scope.parameters())
			.param("limit", paging.size())
			.param("offset", paging.offset())
			.query(IntakeImports::row)
			.list();
	}

	long count(Scope scope) {
		return sql.sql("select count(*) from intake_import i where " + SCOPE).params(scope.parameters()).query(Long.class).single();
	}

	/** Ends an import that runs or waits; false when it is over or somebody was faster. */
	boolean cancel(UUID id, int version, Instant at) {
		return sql.sql("""
				update intake_import
				set status = 'CANCELLED', finished_at = :at, version = version + 1
				where import_id = :id and version = :version and status in ('QUEUED', 'RUNNING', 'INTERRUPTED')
				""").param("at", IntakeItems.utc(at)).param("id", id).param("version", version).update() == 1;
	}

	/** An import that waits for the worker, and under which post it runs. */
	record Waiting(UUID importId, UUID accountId, UUID postId, int attempts) {
	}

	Optional<Waiting> next() {
		return sql.sql("select import_id, account_id, post_id, attempts from intake_import_next(:key)")
			.param("key", serverKey)
			.query(Waiting.class)
			.optional();
	}

	/** Marks one import, or all that ran when the platform stopped. */
	void stop(@Nullable UUID id, IntakeImportStatus status, @Nullable String message, Instant at) {
		sql.sql("select intake_import_stop(:key, cast(:id as uuid), :status, :message, :at)")
			.param("key", serverKey)
			.param("id", id)
			.param("status", status.name())
			.param("message", message)
			.param("at", IntakeItems.utc(at))
			.query((r, n) -> 0)
			.single();
	}

	/** Takes an import up; false when it was cancelled meanwhile. */
	boolean begin(UUID id) {
		return sql.sql("""
				update intake_import
				set status = 'RUNNING', attempts = attempts + 1, message = null
				where import_id = :id and status in ('QUEUED', 'RUNNING', 'INTERRUPTED')
				""").param("id", id).update() == 1;
	}

	/** The running import, held until the end of the transaction; false when it does not run any more. */
	boolean hold(UUID id) {
		return sql.sql("select 1 from intake_import where import_id = :id and status = 'RUNNING' for update")
			.param("id", id)
			.query(Integer.class)
			.optional()
			.isPresent();
	}

	/** Moves the checkpoint on. */
	void keep(UUID id, long upTo, int added, int sighted, int unchanged, long rejected, long bytes) {
		sql.sql("""
				update intake_import
				set rows_read  = :upTo,
				    added      = added + :added,
				    sighted    = sighted + :sighted,
				    unchanged  = unchanged + :unchanged,
				    rejected   = rejected + :rejected,
				    bytes_done = :bytes,
				    attempts   = 0
				where import_id = :id
				""")
			.param("upTo", upTo)
			.param("added", added)
			.param("sighted", sighted)
			.param("unchanged", unchanged)
			.param("rejected", rejected)
			.param("bytes", bytes)
			.param("id", id)
			.update();
	}

	void finish(UUID id, Instant at) {
		sql.sql("""
				update intake_import
				set status = 'DONE', finished_at = :at, bytes_done = bytes_total, version = version + 1
				where import_id = :id
				""").param("at", IntakeItems.utc(at)).param("id", id).update();
	}

	void reject(UUID id, long rowNo, IntakeRejectView reject) {
		sql.sql("""
				insert into intake_reject (import_id, row_no, line, field, message, remedy)
				values (:id, :rowNo, :line, :field, :message, :remedy)
				on conflict do nothing
				""")
			.param("id", id)
			.param("rowNo", rowNo)
			.param("line", reject.line())
			.param("field", reject.field())
			.param("message", reject.message())
			.param("remedy", reject.remedy())
			.update();
	}

	/** How many rows that were not taken in are kept with their reasons; of an unreadable file not all of them are. */
	long countRejects(UUID id) {
		return sql.sql("select count(*) from intake_reject where import_id = :id").param("id", id).query(Long.class).single();
	}

	/** Rows that were not taken in, in the order of the file. */
	List<IntakeRejectView> rejects(UUID id, Paging paging) {
		return sql.sql("""
				select line, field, message, remedy
				from intake_reject
				where import_id = :id
				order by line, row_no
				limit :limit offset :offset
				""")
			.param("id", id)
			.param("limit", paging.size())
			.param("offset", paging.offset())
			.query(IntakeRejectView.class)
			.list();
	}

	/** A rejected row by its place in the file as it is kept; those that could not be kept come behind all others. */
	record Rejected(long rowNo, long line, @Nullable String field, String message, String remedy) {
	}

	/** The next rejected rows in the order of the file. */
	List<Rejected> rejected(UUID id, long after, int most) {
		return sql.sql("""
				select row_no, line, field, message, remedy
				from intake_reject
				where import_id = :id
				  and row_no > :after
				order by row_no
				limit :most
				""").param("id", id).param("after", after).param("most", most).query(Rejected.class).list();
	}

	private static IntakeImport row(ResultSet r, int n) throws SQLException {
		return new IntakeImport(r.getObject("import_id", UUID.class), r.getObject("upload_id", UUID.class), r.getString("sha256"),
				r.getString("file_name"), IntakeChannel.valueOf(r.getString("channel")), new RegionCode(r.getString("region_code")),
				r.getString("source_name"), IntakeItems.texts(r, "dropped"), r.getObject("account_id", UUID.class),
				r.getObject("post_id", UUID.class), r.getString("started_by"), IntakeImportStatus.valueOf(r.getString("status")),
				r.getLong("rows_read"), r.getLong("added"), r.getLong("sighted"), r.getLong("unchanged"), r.getLong("rejected"),
				r.getLong("bytes_done"), r.getLong("bytes_total"), IntakeItems.instant(r, "started_at"), IntakeItems.maybe(r, "finished_at"),
				r.getString("message"), r.getInt("version"));
	}
}
