package cn.fangfei.server.verification;

import cn.fangfei.server.clue.Charge;
import cn.fangfei.server.clue.ClueId;
import cn.fangfei.server.clue.ClueToVerify;
import cn.fangfei.server.clue.FindingView;
import cn.fangfei.server.clue.Findings;
import cn.fangfei.server.clue.FundraisingChannel;
import cn.fangfei.server.clue.FundraisingMethod;
import cn.fangfei.server.clue.HandlingPath;
import cn.fangfei.server.clue.Illegality;
import cn.fangfei.server.clue.Sector;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Scope;
import cn.fangfei.server.kernel.Yuan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of findings, and the answer to the room clue below, which shows them. */
@Repository
class Verifications implements Findings {

	private final JdbcClient sql;

	Verifications(JdbcClient sql) {
		this.sql = sql;
	}

	/**
	 * Enters a finding behind those before it.
	 * @param evidence how many pieces it rests on
	 */
	void add(UUID id, ClueToVerify clue, Finding finding, int evidence, Actor actor, Instant at) {
		sql.sql("""
				insert into verification (verification_id, clue_id, region_code, grid_code, assigned_unit, clue_created_by,
				                          visited_on, officers, illegality, path, sector, method, channel, amount,
				                          participants, filed_on, charge, summary, remark, unlawful_state, unlawful_basis,
				                          public_state, public_basis, inducing_state, inducing_basis, social_state, social_basis,
				                          no_evidence_reason, evidence_count, visit_id, sequence, amend_reason, concluded_by,
				                          concluded_by_name, concluded_at)
				values (:id, :clue, :region, :grid, :unit, :maker, :visitedOn, :officers, :illegality, :path, :sector,
				        :method, :channel, :amount, :participants, :filedOn, :charge, :summary, :remark, :unlawful,
				        :unlawfulBasis, :public, :publicBasis, :inducing, :inducingBasis, :social, :socialBasis,
				        :noEvidenceReason, :evidence, :visit,
				        verification_next(:clue), :amendReason, :account, :name, :at)
				""")
			.param("id", id)
			.param("clue", clue.id().value())
			.param("region", clue.region().value())
			.param("grid", clue.grid(), Types.VARCHAR)
			.param("unit", clue.assignedUnit())
			.param("maker", clue.createdBy())
			.param("visitedOn", finding.visitedOn())
			.param("officers", finding.officers().toArray(String[]::new))
			.param("illegality", finding.illegality().name())
			.param("path", name(finding.path()), Types.VARCHAR)
			.param("sector", finding.sector().name())
			.param("method", finding.method().name())
			.param("channel", finding.channel().name())
			.param("amount", finding.amount() == null ? null : finding.amount().value(), Types.NUMERIC)
			.param("participants", finding.participants(), Types.INTEGER)
			.param("filedOn", finding.filedOn(), Types.DATE)
			.param("charge", name(finding.charge()), Types.VARCHAR)
			.param("summary", finding.summary())
			.param("remark", finding.remark(), Types.VARCHAR)
			.param("unlawful", finding.of(LegalElement.UNLAWFUL).state().name())
			.param("unlawfulBasis", finding.of(LegalElement.UNLAWFUL).basis(), Types.VARCHAR)
			.param("public", finding.of(LegalElement.PUBLIC).state().name())
			.param("publicBasis", finding.of(LegalElement.PUBLIC).basis(), Types.VARCHAR)
			.param("inducing", finding.of(LegalElement.INDUCING).state().name())
			.param("inducingBasis", finding.of(LegalElement.INDUCING).basis(), Types.VARCHAR)
			.param("social", finding.of(LegalElement.SOCIAL).state().name())
			.param("socialBasis", finding.of(LegalElement.SOCIAL).basis(), Types.VARCHAR)
			.param("noEvidenceReason", finding.noEvidenceReason(), Types.VARCHAR)
			.param("evidence", evidence)
			.param("visit", finding.visitId(), Types.OTHER)
			.param("amendReason", finding.amendReason(), Types.VARCHAR)
			.param("account", actor.accountId())
			.param("name", actor.displayName())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update();
	}

	@Override
	public Optional<FindingView> of(ClueId clue, Scope scope) {
		return sql.sql("""
				select visited_on, officers, illegality, path, sector, method, channel, amount, participants, filed_on, charge,
				       summary, remark, concluded_by_name, concluded_at
				from verification
				where clue_id = :clue
				  and (region_code >= cast(:scopeLo as text) and region_code < cast(:scopeHi as text)
				       or assigned_unit = cast(:scopeUnit as uuid)
				       or clue_created_by = cast(:scopeAccount as uuid)
				       or grid_code = cast(:scopeGrid as text))
				order by sequence desc
				limit 1
				""")
			.param("clue", clue.value())
			.params(scope.parameters())
			.query(Verifications::finding)
			.optional();
	}

	/** Every finding of a clue, the newest first. */
	List<VerificationFindingView> all(ClueId clue, Scope scope) {
		return sql.sql("""
				select *
				from verification
				where clue_id = :clue
				  and (region_code >= cast(:scopeLo as text) and region_code < cast(:scopeHi as text)
				       or assigned_unit = cast(:scopeUnit as uuid)
				       or clue_created_by = cast(:scopeAccount as uuid)
				       or grid_code = cast(:scopeGrid as text))
				order by sequence desc
				""")
			.param("clue", clue.value())
			.params(scope.parameters())
			.query((row, n) -> new VerificationFindingView(row.getInt("sequence"), finding(row, n), elements(row),
					row.getString("no_evidence_reason"), row.getInt("evidence_count"), row.getObject("visit_id", UUID.class),
					row.getString("amend_reason")))
			.list();
	}

	/** The elements of a finding; none where it was made before they were asked for. */
	private static List<ElementFinding> elements(ResultSet row) throws SQLException {
		if (row.getString("unlawful_state") == null) {
			return List.of();
		}
		var elements = new ArrayList<ElementFinding>();
		for (var element : LegalElement.values()) {
			var column = element.name().toLowerCase(Locale.ROOT);
			elements.add(new ElementFinding(element, ElementState.valueOf(row.getString(column + "_state")),
					row.getString(column + "_basis")));
		}
		return elements;
	}

	private static FindingView finding(ResultSet row, int n) throws SQLException {
		var path = row.getString("path");
		var charge = row.getString("charge");
		var amount = row.getObject("amount", BigDecimal.class);
		return new FindingView(row.getObject("visited_on", LocalDate.class),
				List.of((String[]) row.getArray("officers").getArray()), Illegality.valueOf(row.getString("illegality")),
				path == null ? null : HandlingPath.valueOf(path), Sector.valueOf(row.getString("sector")),
				FundraisingMethod.valueOf(row.getString("method")), FundraisingChannel.valueOf(row.getString("channel")),
				amount == null ? null : new Yuan(amount), row.getObject("participants", Integer.class),
				row.getObject("filed_on", LocalDate.class), charge == null ? null : Charge.valueOf(charge),
				row.getString("summary"), row.getString("remark"), row.getString("concluded_by_name"),
				row.getObject("concluded_at", OffsetDateTime.class).toInstant());
	}

	private static @Nullable String name(@Nullable Enum<?> word) {
		return word == null ? null : word.name();
	}
}
