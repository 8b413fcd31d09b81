package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the files that banks sent, as people read them. Every query bears the scope of the post. */
@Repository
class AlertFiles {

	private static final String FROM = """
			from funds_alert_file f
			where f.region_code >= cast(:scopeLo as text) and f.region_code < cast(:scopeHi as text)
			  and (cast(:outcome as text) is null or f.outcome = :outcome)
			""";

	private final JdbcClient sql;

	AlertFiles(JdbcClient sql) {
		this.sql = sql;
	}

	/** A file of which the archive holds both parts. */
	record Held(String fileName, String sha256, String signatureSha256) {
	}

	List<AlertFileView> page(@Nullable AlertFileOutcome outcome, Scope scope, Paging paging) {
		return sql.sql("select f.*\n" + FROM + "order by f.received_at desc, f.file_id\nlimit :limit offset :offset")
			.params(parameters(outcome, scope))
			.param("limit", paging.size())
			.param("offset", paging.offset())
			.query(AlertFiles::view)
			.list();
	}

	long count(@Nullable AlertFileOutcome outcome, Scope scope) {
		return sql.sql("select count(*)\n" + FROM).params(parameters(outcome, scope)).query(Long.class).single();
	}

	/** Where the parts of a file lie that was taken in. */
	Optional<Held> held(UUID id, Scope scope) {
		return sql.sql("select f.file_name, f.sha256, f.signature_sha256\n" + FROM + "and f.file_id = :id")
			.params(parameters(AlertFileOutcome.ACCEPTED, scope))
			.param("id", id)
			.query((r, n) -> new Held(r.getString("file_name"), r.getString("sha256"), r.getString("signature_sha256")))
			.optional();
	}

	private static Map<String, @Nullable Object> parameters(@Nullable AlertFileOutcome outcome, Scope scope) {
		var parameters = new HashMap<>(scope.parameters());
		parameters.put("outcome", outcome == null ? null : outcome.name());
		return parameters;
	}

	private static AlertFileView view(ResultSet r, int n) throws SQLException {
		var refusal = r.getString("refusal");
		var reason = refusal == null ? null : AlertRefusal.valueOf(refusal);
		return new AlertFileView(r.getObject("file_id", UUID.class), AlertFileOutcome.valueOf(r.getString("outcome")), reason,
				reason == null ? null : reason.label(), r.getString("refusal_detail"), r.getString("bank_name"), r.getString("fingerprint"),
				r.getString("serial"), FundsRows.maybe(r, "signed_at"), FundsRows.day(r, "from_day"), FundsRows.day(r, "until_day"),
				r.getString("weights"), r.getInt("alerts"), r.getInt("added"), r.getInt("raised"), r.getInt("known"), r.getString("file_name"),
				r.getLong("size"), r.getString("sha256"), r.getString("sm3"), FundsRows.instant(r, "received_at"),
				r.getString("received_by_name"));
	}
}
