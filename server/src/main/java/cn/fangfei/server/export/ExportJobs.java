package cn.fangfei.server.export;

import cn.fangfei.server.export.ExportJobView.ExportDownloadView;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of exports. An export belongs to a post; who may agree sees those of the territory. */
@Repository
class ExportJobs {

	private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {
	};

	private static final String COLUMNS = """
			select job_id, account_id, account_name, post_id, unit_name, region_code, list, title, query, words, columns, purpose,
			       rows_counted, approve_above, status, approved_by, approved_name, decided_at, rows_done, attempts, message,
			       file_sha256, file_bytes, asked_at, finished_at, expires_at, version
			from export_job
			""";

	private static final String OF_POST = """
			where account_id = :account and post_id = :post
			""";

	private static final String IN_TERRITORY = """
			where region_code >= cast(:scopeLo as text) and region_code < cast(:scopeHi as text)
			""";

	/** Those of others that needed a second person. */
	private static final String OF_OTHERS = """
			  and account_id <> :account and rows_counted > approve_above
			  and (not :waiting or status = 'AWAITING_APPROVAL')
			""";

	private final JdbcClient sql;

	private final JsonMapper json;

	ExportJobs(JdbcClient sql, JsonMapper json) {
		this.sql = sql;
		this.json = json;
	}

	void add(ExportJob j) {
		sql.sql("""
				insert into export_job (job_id, account_id, account_name, post_id, unit_name, region_code, list, title, query, words,
				                        columns, purpose, rows_counted, approve_above, status, asked_at)
				values (:id, :account, :accountName, :post, :unitName, :region, :list, :title, cast(:query as jsonb), :words, :columns,
				        :purpose, :counted, :above, :status, :at)
				""")
			.param("id", j.jobId())
			.param("account", j.accountId())
			.param("accountName", j.accountName())
			.param("post", j.postId())
			.param("unitName", j.unitName())
			.param("region", j.region().value())
			.param("list", j.list())
			.param("title", j.title())
			.param("query", json.writeValueAsString(j.query()))
			.param("words", j.words())
			.param("columns", j.columns().toArray(String[]::new))
			.param("purpose", j.purpose(), Types.VARCHAR)
			.param("counted", j.counted())
			.param("above", j.approveAbove())
			.param("status", j.status().name())
			.param("at", utc(j.askedAt()))
			.update();
	}

	List<ExportJob> ofPost(Actor actor, Paging paging) {
		return sql.sql(COLUMNS + OF_POST + """
				order by asked_at desc, job_id
				limit :limit offset :offset
				""")
			.param("account", actor.accountId())
			.param("post", actor.postId(), Types.OTHER)
			.param("limit", paging.size())
			.param("offset", paging.offset())
			.query(this::row)
			.list();
	}

	long countOfPost(Actor actor) {
		return sql.sql("select count(*) from export_job " + OF_POST)
			.param("account", actor.accountId())
			.param("post", actor.postId(), Types.OTHER)
			.query(Long.class)
			.single();
	}

	int underWay(UUID account) {
		return sql.sql("""
				select count(*)
				from export_job
				where account_id = :account and status in ('AWAITING_APPROVAL', 'QUEUED', 'RUNNING')
				""").param("account", account).query(Integer.class).single();
	}

	/** The exports of others in the territory that needed a second person: those that wait first, or those alone. */
	List<ExportJob> toApprove(Actor actor, boolean waiting, Paging paging) {
		return sql.sql(COLUMNS + IN_TERRITORY + OF_OTHERS + """
				order by status <> 'AWAITING_APPROVAL', asked_at desc, job_id
				limit :limit offset :offset
				""")
			.params(actor.scope().parameters())
			.param("account", actor.accountId())
			.param("waiting", waiting)
			.param("limit", paging.size())
			.param("offset", paging.offset())
			.query(this::row)
			.list();
	}

	long countToApprove(Actor actor, boolean waiting) {
		return sql.sql("select count(*) from export_job " + IN_TERRITORY + OF_OTHERS)
			.params(actor.scope().parameters())
			.param("account", actor.accountId())
			.param("waiting", waiting)
			.query(Long.class)
			.single();
	}

	/** The export of the own post. */
	Optional<ExportJob> own(Actor actor, UUID id) {
		return sql.sql(COLUMNS + OF_POST + "  and job_id = :id\n")
			.param("account", actor.accountId())
			.param("post", actor.postId(), Types.OTHER)
			.param("id", id)
			.query(this::row)
			.optional();
	}

	/** The export that needed a second person, anybody's in the territory. */
	Optional<ExportJob> approvable(Actor actor, UUID id) {
		return sql.sql(COLUMNS + IN_TERRITORY + "  and rows_counted > approve_above and job_id = :id\n")
			.params(actor.scope().parameters())
			.param("id", id)
			.query(this::row)
			.optional();
	}

	boolean cancel(UUID id, int version, Instant at) {
		return sql.sql("""
				update export_job
				set status = 'CANCELLED', finished_at = :at, version = version + 1
				where job_id = :id and version = :version and status in ('AWAITING_APPROVAL', 'QUEUED', 'RUNNING')
				""").param("at", utc(at)).param("id", id).param("version", version).update() == 1;
	}

	boolean approve(UUID id, int version, Actor by, Instant at) {
		return sql.sql("""
				update export_job
				set status = 'QUEUED', approved_by = :by, approved_name = :name, decided_at = :at, version = version + 1
				where job_id = :id and version = :version and status = 'AWAITING_APPROVAL'
				""")
			.param("by", by.accountId())
			.param("name", by.displayName())
			.param("at", utc(at))
			.param("id", id)
			.param("version", version)
			.update() == 1;
	}

	boolean decline(UUID id, int version, Actor by, String words, Instant at) {
		return sql.sql("""
				update export_job
				set status = 'CANCELLED', approved_name = :name, decided_at = :at, finished_at = :at, message = :words,
				    version = version + 1
				where job_id = :id and version = :version and status = 'AWAITING_APPROVAL'
				""")
			.param("name", by.displayName())
			.param("at", utc(at))
			.param("words", words)
			.param("id", id)
			.param("version", version)
			.update() == 1;
	}

	/** A job that waits for the background work. */
	record Waiting(UUID jobId, UUID accountId, UUID postId, int attempts) {
	}

	Optional<Waiting> next() {
		return sql.sql("select job_id, account_id, post_id, attempts from export_next()").query(Waiting.class).optional();
	}

	void beginAgain() {
		sql.sql("select export_begin_again()").query((r, n) -> 0).list();
	}

	/** A job that came to nothing, and whose it was. */
	record Failed(UUID accountId, String title) {
	}

	/** Ends what came to nothing; empty when it was cancelled or finished meanwhile. */
	Optional<Failed> fail(UUID id, String words, Instant at) {
		return sql.sql("select account_id, title from export_fail(:id, :words, :at)")
			.param("id", id)
			.param("words", words)
			.param("at", utc(at))
			.query(Failed.class)
			.optional();
	}

	/** Ends what is over and says which files go. */
	List<UUID> expire(Instant at) {
		return sql.sql("select export_expire(:at)").param("at", utc(at)).query(UUID.class).list();
	}

	boolean begin(UUID id) {
		return sql.sql("""
				update export_job
				set status = 'RUNNING', rows_done = 0, attempts = attempts + 1
				where job_id = :id and status = 'QUEUED'
				""").param("id", id).update() == 1;
	}

	/** Notes how far it is; false when it does not run any more. */
	boolean progress(UUID id, long rows) {
		return sql.sql("""
				update export_job
				set rows_done = :rows
				where job_id = :id and status = 'RUNNING'
				""").param("rows", rows).param("id", id).update() == 1;
	}

	boolean finish(UUID id, WrittenFile file, Instant at, Instant expires) {
		return sql.sql("""
				update export_job
				set status = 'DONE', rows_done = :rows, file_sha256 = :sha256, file_bytes = :bytes, finished_at = :at,
				    expires_at = :expires, version = version + 1
				where job_id = :id and status = 'RUNNING'
				""")
			.param("rows", file.rows())
			.param("sha256", file.sha256())
			.param("bytes", file.bytes())
			.param("at", utc(at))
			.param("expires", utc(expires))
			.param("id", id)
			.update() == 1;
	}

	void addDownload(UUID id, Actor by, Instant at) {
		sql.sql("""
				insert into export_download (job_id, account_id, account_name, at)
				values (:id, :account, :name, :at)
				""")
			.param("id", id)
			.param("account", by.accountId())
			.param("name", by.displayName())
			.param("at", utc(at))
			.update();
	}

	Map<UUID, List<ExportDownloadView>> downloads(Collection<UUID> ids) {
		var found = new HashMap<UUID, List<ExportDownloadView>>();
		sql.sql("""
				select job_id, account_name, at
				from export_download
				where job_id = any(:ids)
				order by download_id desc
				""").param("ids", ids.toArray(UUID[]::new)).query(r -> {
			found.computeIfAbsent(r.getObject("job_id", UUID.class), k -> new ArrayList<>())
				.add(new ExportDownloadView(r.getString("account_name"),
						r.getObject("at", OffsetDateTime.class).toInstant()));
		});
		return found;
	}

	private ExportJob row(ResultSet r, int n) throws SQLException {
		return new ExportJob(r.getObject("job_id", UUID.class), r.getObject("account_id", UUID.class),
				r.getString("account_name"), r.getObject("post_id", UUID.class), r.getString("unit_name"),
				new RegionCode(r.getString("region_code")), r.getString("list"), r.getString("title"),
				json.readValue(r.getString("query"), PARAMETERS), r.getString("words"),
				Arrays.asList((String[]) r.getArray("columns").getArray()), r.getString("purpose"),
				r.getLong("rows_counted"), r.getLong("approve_above"), ExportJobStatus.valueOf(r.getString("status")),
				r.getObject("approved_by", UUID.class), r.getString("approved_name"), instant(r, "decided_at"),
				r.getLong("rows_done"), r.getInt("attempts"), r.getString("message"), r.getString("file_sha256"),
				r.getObject("file_bytes", Long.class), r.getObject("asked_at", OffsetDateTime.class).toInstant(),
				instant(r, "finished_at"), instant(r, "expires_at"), r.getInt("version"));
	}

	private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
		var at = r.getObject(column, OffsetDateTime.class);
		return at == null ? null : at.toInstant();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
