package cn.fangfei.server.casework;

import static cn.fangfei.server.casework.Rows.SEEN;
import static cn.fangfei.server.casework.Rows.day;
import static cn.fangfei.server.casework.Rows.id;
import static cn.fangfei.server.casework.Rows.utc;
import static cn.fangfei.server.casework.Rows.value;
import static cn.fangfei.server.casework.Rows.yuan;

import cn.fangfei.server.casework.CaseView.CasePenaltyView;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of penalties. */
@Repository
class CasePenalties {

	private final JdbcClient sql;

	CasePenalties(JdbcClient sql) {
		this.sql = sql;
	}

	void add(CaseId file, UUID id, Penalty penalty, List<PenaltyType> types, Actor actor, Instant at) {
		sql.sql("""
				insert into case_penalty (penalty_id, case_id, types, labels, weights, target, against, amount, gain, basis, decided_on,
				                          body, document_no, note, by_account, by_name, at)
				values (:id, :case, :types, :labels, :weights, :target, :against, :amount, :gain, :basis, :decidedOn,
				        :body, :documentNo, :note, :by, :byName, :at)
				""")
			.param("id", id)
			.param("case", file.value())
			.param("types", types.stream().map(PenaltyType::code).toArray(String[]::new))
			.param("labels", types.stream().map(PenaltyType::label).toArray(String[]::new))
			.param("weights", types.stream().map(PenaltyType::weight).toArray(Integer[]::new))
			.param("target", penalty.target().name())
			.param("against", penalty.against())
			.param("amount", value(penalty.amount()), Types.NUMERIC)
			.param("gain", value(penalty.gain()), Types.NUMERIC)
			.param("basis", penalty.basis())
			.param("decidedOn", penalty.decidedOn())
			.param("body", penalty.body())
			.param("documentNo", penalty.documentNo(), Types.VARCHAR)
			.param("note", penalty.note(), Types.VARCHAR)
			.param("by", actor.accountId())
			.param("byName", actor.displayName())
			.param("at", utc(at))
			.update();
	}

	void revoke(CaseId file, UUID penalty, LocalDate on, String reason, Actor actor, Instant at) {
		sql.sql("""
				insert into case_penalty_revocation (penalty_id, case_id, revoked_on, reason, by_account, at)
				values (:id, :case, :on, :reason, :by, :at)
				""")
			.param("id", penalty)
			.param("case", file.value())
			.param("on", on)
			.param("reason", reason)
			.param("by", actor.accountId())
			.param("at", utc(at))
			.update();
	}

	/** The penalties of a case, oldest first; those that were revoked say why. */
	List<CasePenaltyView> of(CaseId file, Scope scope) {
		return sql.sql("""
				select p.penalty_id, p.types, p.labels, p.weights, p.target, p.against, p.amount, p.gain, p.basis, p.decided_on, p.body,
				       p.document_no, p.note, p.by_name, p.at, r.reason as revoked
				from case_penalty p
				left join case_penalty_revocation r on r.penalty_id = p.penalty_id
				where p.case_id =\s""" + SEEN + "order by p.seq")
			.param("case", file.value())
			.params(scope.parameters())
			.query(CasePenalties::view)
			.list();
	}

	private static CasePenaltyView view(ResultSet row, int n) throws SQLException {
		var codes = (String[]) row.getArray("types").getArray();
		var labels = (String[]) row.getArray("labels").getArray();
		var weights = (Integer[]) row.getArray("weights").getArray();
		var types = new ArrayList<PenaltyType>();
		for (var i = 0; i < codes.length; i++) {
			types.add(new PenaltyType(codes[i], labels[i], weights[i]));
		}
		return new CasePenaltyView(id(row, "penalty_id"), types, PenaltyTarget.valueOf(row.getString("target")),
				row.getString("against"), yuan(row, "amount"), yuan(row, "gain"), row.getString("basis"),
				day(row, "decided_on"), row.getString("body"), row.getString("document_no"), row.getString("note"),
				row.getString("revoked"), null, row.getString("by_name"), Rows.instant(row, "at"));
	}
}
