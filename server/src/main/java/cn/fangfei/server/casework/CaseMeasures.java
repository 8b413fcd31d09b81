package cn.fangfei.server.casework;

import static cn.fangfei.server.casework.Rows.SEEN;
import static cn.fangfei.server.casework.Rows.day;
import static cn.fangfei.server.casework.Rows.id;
import static cn.fangfei.server.casework.Rows.utc;

import cn.fangfei.server.casework.CaseView.CaseDeterminationView;
import cn.fangfei.server.casework.CaseView.CaseMeasureView;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of determinations and measures. */
@Repository
class CaseMeasures {

	private final JdbcClient sql;

	CaseMeasures(JdbcClient sql) {
		this.sql = sql;
	}

	void determine(CaseId file, Determination determination, Actor actor, Instant at) {
		sql.sql("""
				insert into case_determination (determination_id, case_id, determined_on, body, illegality, conclusion, basis, paper_no,
				                                by_account, by_name, at)
				values (:id, :case, :on, :body, :illegality, :conclusion, :basis, :paperNo, :by, :byName, :at)
				""")
			.param("id", UUID.randomUUID())
			.param("case", file.value())
			.param("on", determination.determinedOn())
			.param("body", determination.body())
			.param("illegality", determination.illegality().name())
			.param("conclusion", determination.conclusion())
			.param("basis", determination.basis())
			.param("paperNo", determination.paperNo(), Types.VARCHAR)
			.param("by", actor.accountId())
			.param("byName", actor.displayName())
			.param("at", utc(at))
			.update();
	}

	/** The determinations of a case, the newest first. */
	List<CaseDeterminationView> determinations(CaseId file, Scope scope) {
		return sql.sql("""
				select determination_id, determined_on, body, illegality, conclusion, basis, paper_no, by_name, at
				from case_determination
				where case_id =\s""" + SEEN + "order by seq desc")
			.param("case", file.value())
			.params(scope.parameters())
			.query((row, n) -> new CaseDeterminationView(id(row, "determination_id"), day(row, "determined_on"),
					row.getString("body"), Illegality.valueOf(row.getString("illegality")), row.getString("conclusion"),
					row.getString("basis"), row.getString("paper_no"), row.getString("by_name"), Rows.instant(row, "at")))
			.list();
	}

	void add(CaseId file, UUID id, Measure measure, @Nullable LocalDate dueOn, @Nullable String dueSentence, Actor actor,
			Instant at) {
		sql.sql("""
				insert into case_measure (measure_id, case_id, kind, decided_on, body, approved_by, officers, paper_no, evidence, content,
				                          due_on, due_sentence, by_account, by_name, at)
				values (:id, :case, :kind, :decidedOn, :body, :approvedBy, :officers, :paperNo, :evidence, :content,
				        :dueOn, :dueSentence, :by, :byName, :at)
				""")
			.param("id", id)
			.param("case", file.value())
			.param("kind", measure.kind().name())
			.param("decidedOn", measure.decidedOn())
			.param("body", measure.body())
			.param("approvedBy", measure.approvedBy(), Types.VARCHAR)
			.param("officers", measure.officers().toArray(String[]::new))
			.param("paperNo", measure.paperNo(), Types.VARCHAR)
			.param("evidence", measure.evidence(), Types.VARCHAR)
			.param("content", measure.content())
			.param("dueOn", dueOn, Types.DATE)
			.param("dueSentence", dueSentence, Types.VARCHAR)
			.param("by", actor.accountId())
			.param("byName", actor.displayName())
			.param("at", utc(at))
			.update();
	}

	void extend(CaseId file, UUID measure, LocalDate to, String words, Scope scope) {
		sql.sql("""
				update case_measure
				set extended_to = :to, extension = :words
				where measure_id = :id and case_id =\s""" + SEEN)
			.param("to", to)
			.param("words", words)
			.param("id", measure)
			.param("case", file.value())
			.params(scope.parameters())
			.update();
	}

	void end(CaseId file, UUID measure, String result, LocalDate on, Scope scope) {
		sql.sql("""
				update case_measure
				set result = :result, result_on = :on
				where measure_id = :id and case_id =\s""" + SEEN)
			.param("result", result)
			.param("on", on)
			.param("id", measure)
			.param("case", file.value())
			.params(scope.parameters())
			.update();
	}

	void revoke(CaseId file, UUID measure, String reason, Scope scope) {
		sql.sql("""
				update case_measure
				set revoked = :reason
				where measure_id = :id and case_id =\s""" + SEEN)
			.param("reason", reason)
			.param("id", measure)
			.param("case", file.value())
			.params(scope.parameters())
			.update();
	}

	/** The measures of a case, oldest first. */
	List<CaseMeasureView> of(CaseId file, Scope scope) {
		return sql.sql("""
				select measure_id, kind, decided_on, body, approved_by, officers, paper_no, evidence, content, due_on, due_sentence,
				       extended_to, extension, result, result_on, revoked, by_name, at
				from case_measure
				where case_id =\s""" + SEEN + "order by seq")
			.param("case", file.value())
			.params(scope.parameters())
			.query(CaseMeasures::view)
			.list();
	}

	private static CaseMeasureView view(ResultSet row, int n) throws SQLException {
		return new CaseMeasureView(id(row, "measure_id"), MeasureKind.valueOf(row.getString("kind")), day(row, "decided_on"),
				row.getString("body"), row.getString("approved_by"), Rows.words(row, "officers"), row.getString("paper_no"),
				row.getString("evidence"), row.getString("content"), row.getObject("due_on", LocalDate.class),
				row.getString("due_sentence"), row.getObject("extended_to", LocalDate.class), row.getString("extension"),
				row.getString("result"), row.getObject("result_on", LocalDate.class), row.getString("revoked"),
				row.getString("by_name"), Rows.instant(row, "at"));
	}
}
