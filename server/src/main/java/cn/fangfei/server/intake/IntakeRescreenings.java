package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of bulk re-screenings as jobs. */
@Repository
class IntakeRescreenings {

	private static final String IN_SCOPE = "(r.region_code >= cast(:scopeLo as text) and r.region_code < cast(:scopeHi as text))\n";

	private static final String GOING = "r.status in ('QUEUED', 'RUNNING', 'INTERRUPTED')\n";

	private final JdbcClient sql;

	private final String serverKey;

	IntakeRescreenings(JdbcClient sql, @Value("${fangfei.access.server-key}") String serverKey) {
		this.sql = sql;
		this.serverKey = serverKey;
	}

	/** False when a run that is not over reads some of the same texts. */
	boolean add(IntakeRescreening r) {
		return sql.sql("""
				insert into intake_rescreening (rescreening_id, region_code, region_end, screen_version, account_id, post_id, started_by, status,
				                                total, started_at)
				values (:id, :region, :end, :screenVersion, :account, :post, :by, 'QUEUED', :total, :at)
				on conflict do nothing
				""")
			.param("id", r.rescreeningId())
			.param("region", r.region().value())
			.param("end", r.region().hi())
			.param("screenVersion", r.screenVersion())
			.param("account", r.accountId())
			.param("post", r.postId())
			.param("by", r.startedBy())
			.param("total", r.total())
			.param("at", IntakeItems.utc(r.startedAt()))
			.update() == 1;
	}

	Optional<IntakeRescreening> find(UUID id, Scope scope) {
		return sql.sql("select r.* from intake_rescreening r where r.rescreening_id = :id and " + IN_SCOPE)
			.param("id", id)
			.params(scope.parameters())
			.query(IntakeRescreenings::row)
			.optional();
	}

	/** The run under way in the scope, else the newest of that region. */
	Optional<IntakeRescreening> newest(Scope scope, RegionCode own) {
		return sql.sql("select r.* from intake_rescreening r where " + IN_SCOPE + "and (r.region_code = :own or " + GOING + ")\n" + """
				order by r.status in ('QUEUED', 'RUNNING', 'INTERRUPTED') desc, r.started_at desc, r.rescreening_id
				limit 1
				""").params(scope.parameters()).param("own", own.value()).query(IntakeRescreenings::row).optional();
	}

	/** Ends a run that is not over; false when it is, or somebody was faster. */
	boolean cancel(UUID id, int version, Instant at) {
		return sql.sql("""
				update intake_rescreening
				set status = 'CANCELLED', finished_at = :at, version = version + 1
				where rescreening_id = :id and version = :version and status in ('QUEUED', 'RUNNING', 'INTERRUPTED')
				""").param("at", IntakeItems.utc(at)).param("id", id).param("version", version).update() == 1;
	}

	/** A run that waits for the worker, and under which post it reads. */
	record Waiting(UUID rescreeningId, UUID accountId, UUID postId, int attempts) {
	}

	Optional<Waiting> next() {
		return sql.sql("select rescreening_id, account_id, post_id, attempts from intake_rescreening_next(:key)")
			.param("key", serverKey)
			.query(Waiting.class)
			.optional();
	}

	/** Marks one run, or all that ran when the platform stopped. */
	void stop(@Nullable UUID id, IntakeRescreeningStatus status, @Nullable String message, Instant at) {
		sql.sql("select intake_rescreening_stop(:key, cast(:id as uuid), :status, :message, :at)")
			.param("key", serverKey)
			.param("id", id)
			.param("status", status.name())
			.param("message", message)
			.param("at", IntakeItems.utc(at))
			.query((r, n) -> 0)
			.single();
	}

	/** Takes a run up; false when it was cancelled meanwhile. */
	boolean begin(UUID id) {
		return sql.sql("""
				update intake_rescreening
				set status = 'RUNNING', attempts = attempts + 1, message = null
				where rescreening_id = :id and status in ('QUEUED', 'RUNNING', 'INTERRUPTED')
				""").param("id", id).update() == 1;
	}

	/** The run, held until the end of the transaction; empty when it does not run any more. */
	Optional<IntakeRescreening> hold(UUID id) {
		return sql.sql("select r.* from intake_rescreening r where r.rescreening_id = :id and r.status = 'RUNNING' for update")
			.param("id", id)
			.query(IntakeRescreenings::row)
			.optional();
	}

	/** Counts what a step read. */
	void keep(UUID id, int raised, int lowered, int altered, int unchanged) {
		sql.sql("""
				update intake_rescreening
				set done      = done + :raised + :lowered + :altered + :unchanged,
				    raised    = raised + :raised,
				    lowered   = lowered + :lowered,
				    altered   = altered + :altered,
				    unchanged = unchanged + :unchanged,
				    attempts  = 0
				where rescreening_id = :id
				""")
			.param("raised", raised)
			.param("lowered", lowered)
			.param("altered", altered)
			.param("unchanged", unchanged)
			.param("id", id)
			.update();
	}

	/** What a person read anew meanwhile is not counted. */
	void finish(UUID id, Instant at) {
		sql.sql("""
				update intake_rescreening
				set status = 'DONE', total = done, finished_at = :at, version = version + 1
				where rescreening_id = :id
				""").param("at", IntakeItems.utc(at)).param("id", id).update();
	}

	private static IntakeRescreening row(ResultSet r, int n) throws SQLException {
		return new IntakeRescreening(r.getObject("rescreening_id", UUID.class), new RegionCode(r.getString("region_code")),
				r.getString("screen_version"), r.getObject("account_id", UUID.class), r.getObject("post_id", UUID.class),
				r.getString("started_by"), IntakeRescreeningStatus.valueOf(r.getString("status")), r.getLong("total"), r.getLong("done"),
				r.getLong("raised"), r.getLong("lowered"), r.getLong("altered"), r.getLong("unchanged"),
				IntakeItems.instant(r, "started_at"), IntakeItems.maybe(r, "finished_at"), r.getString("message"), r.getInt("version"));
	}
}
