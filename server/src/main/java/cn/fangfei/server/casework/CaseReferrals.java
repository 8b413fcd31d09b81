package cn.fangfei.server.casework;

import static cn.fangfei.server.casework.Rows.SEEN;
import static cn.fangfei.server.casework.Rows.day;
import static cn.fangfei.server.casework.Rows.id;
import static cn.fangfei.server.casework.Rows.name;
import static cn.fangfei.server.casework.Rows.utc;
import static cn.fangfei.server.casework.Rows.word;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of referrals to the police. */
@Repository
class CaseReferrals {

	private static final String COLUMNS = """
			select referral_id, reported_on, officers, decided_on, decided_by, approved, reason, handed_over_at, organ, paper_no,
			       accepted_on, police_decided_on, filed, charge, police_paper_no, police_reason, asked_on, answered_on, answer
			from case_referral
			where case_id =\s""" + SEEN;

	private final JdbcClient sql;

	CaseReferrals(JdbcClient sql) {
		this.sql = sql;
	}

	void add(CaseId file, Referral referral, Actor actor, Instant at) {
		sql.sql("""
				insert into case_referral (referral_id, case_id, reported_on, officers, decided_on, decided_by, approved, reason,
				                           by_account, by_name, at)
				values (:id, :case, :reportedOn, :officers, :decidedOn, :decidedBy, :approved, :reason, :by, :byName, :at)
				""")
			.param("id", referral.id())
			.param("case", file.value())
			.param("reportedOn", referral.reportedOn())
			.param("officers", referral.officers().toArray(String[]::new))
			.param("decidedOn", referral.decidedOn())
			.param("decidedBy", referral.decidedBy())
			.param("approved", referral.approved())
			.param("reason", referral.reason(), Types.VARCHAR)
			.param("by", actor.accountId())
			.param("byName", actor.displayName())
			.param("at", utc(at))
			.update();
	}

	void save(CaseId file, Referral referral, Scope scope) {
		sql.sql("""
				update case_referral
				set handed_over_at = :handedOverAt, organ = :organ, paper_no = :paperNo, accepted_on = :acceptedOn,
				    police_decided_on = :policeDecidedOn, filed = :filed, charge = :charge, police_paper_no = :policePaperNo,
				    police_reason = :policeReason, asked_on = :askedOn, answered_on = :answeredOn, answer = :answer
				where referral_id = :id and case_id =\s""" + SEEN)
			.param("handedOverAt", referral.handedOverAt() == null ? null : utc(referral.handedOverAt()),
					Types.TIMESTAMP_WITH_TIMEZONE)
			.param("organ", referral.organ(), Types.VARCHAR)
			.param("paperNo", referral.paperNo(), Types.VARCHAR)
			.param("acceptedOn", referral.acceptedOn(), Types.DATE)
			.param("policeDecidedOn", referral.policeDecidedOn(), Types.DATE)
			.param("filed", referral.filed(), Types.BOOLEAN)
			.param("charge", name(referral.charge()), Types.VARCHAR)
			.param("policePaperNo", referral.policePaperNo(), Types.VARCHAR)
			.param("policeReason", referral.policeReason(), Types.VARCHAR)
			.param("askedOn", referral.askedOn(), Types.DATE)
			.param("answeredOn", referral.answeredOn(), Types.DATE)
			.param("answer", referral.answer(), Types.VARCHAR)
			.param("id", referral.id())
			.param("case", file.value())
			.params(scope.parameters())
			.update();
	}

	Optional<Referral> get(CaseId file, UUID referral, Scope scope) {
		return sql.sql(COLUMNS + "and referral_id = :id")
			.param("case", file.value())
			.param("id", referral)
			.params(scope.parameters())
			.query(CaseReferrals::referral)
			.optional();
	}

	/** The referrals of a case, oldest first. */
	List<Referral> of(CaseId file, Scope scope) {
		return sql.sql(COLUMNS + "order by seq")
			.param("case", file.value())
			.params(scope.parameters())
			.query(CaseReferrals::referral)
			.list();
	}

	private static Referral referral(ResultSet row, int n) throws SQLException {
		var handedOver = row.getObject("handed_over_at", OffsetDateTime.class);
		return new Referral(id(row, "referral_id"), day(row, "reported_on"), Rows.words(row, "officers"),
				day(row, "decided_on"), row.getString("decided_by"), row.getBoolean("approved"), row.getString("reason"),
				handedOver == null ? null : handedOver.toInstant(), row.getString("organ"), row.getString("paper_no"),
				row.getObject("accepted_on", LocalDate.class), row.getObject("police_decided_on", LocalDate.class),
				row.getObject("filed", Boolean.class), word(Charge.class, row.getString("charge")),
				row.getString("police_paper_no"), row.getString("police_reason"),
				row.getObject("asked_on", LocalDate.class), row.getObject("answered_on", LocalDate.class),
				row.getString("answer"));
	}
}
