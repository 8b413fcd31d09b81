package cn.fangfei.server.casework;

import static cn.fangfei.server.casework.Rows.SEEN;
import static cn.fangfei.server.casework.Rows.id;
import static cn.fangfei.server.casework.Rows.name;
import static cn.fangfei.server.casework.Rows.utc;
import static cn.fangfei.server.casework.Rows.value;
import static cn.fangfei.server.casework.Rows.word;
import static cn.fangfei.server.casework.Rows.yuan;

import cn.fangfei.server.casework.CaseView.CaseMovementView;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of movements of money. They are only added; a trigger holds their sums. */
@Repository
class CaseMovements {

	private static final String COLUMNS = """
			select movement_id, kind, occurred_on, raised, returned, participants, repaid, fund_source, paper_no, note, reverses, clue_id,
			       by_name, at, exists (select 1 from case_money r where r.reverses = m.movement_id) as reversed
			from case_money m
			where m.case_id =\s""" + SEEN;

	private final JdbcClient sql;

	CaseMovements(JdbcClient sql) {
		this.sql = sql;
	}

	void add(CaseId file, CaseMovement movement, Actor actor, Instant at) {
		sql.sql("""
				insert into case_money (movement_id, case_id, kind, occurred_on, raised, returned, participants, repaid, fund_source,
				                        paper_no, note, reverses, clue_id, by_account, by_name, at)
				values (:id, :case, :kind, :occurredOn, :raised, :returned, :participants, :repaid, :source, :paperNo, :note,
				        :reverses, :clue, :by, :byName, :at)
				""")
			.param("id", movement.id())
			.param("case", file.value())
			.param("kind", movement.kind().name())
			.param("occurredOn", movement.occurredOn())
			.param("raised", value(movement.raised()), Types.NUMERIC)
			.param("returned", value(movement.returned()), Types.NUMERIC)
			.param("participants", movement.participants(), Types.INTEGER)
			.param("repaid", movement.repaid(), Types.INTEGER)
			.param("source", name(movement.source()), Types.VARCHAR)
			.param("paperNo", movement.paperNo(), Types.VARCHAR)
			.param("note", movement.note(), Types.VARCHAR)
			.param("reverses", movement.reverses(), Types.OTHER)
			.param("clue", movement.clue(), Types.OTHER)
			.param("by", actor.accountId())
			.param("byName", actor.displayName())
			.param("at", utc(at))
			.update();
	}

	/** The movements of a case, oldest first. */
	List<CaseMovementView> of(CaseId file, Scope scope) {
		return sql.sql(COLUMNS + "order by m.seq")
			.param("case", file.value())
			.params(scope.parameters())
			.query((row, n) -> view(row))
			.list();
	}

	Optional<CaseMovement> get(CaseId file, UUID movement, Scope scope) {
		return sql.sql(COLUMNS + "and m.movement_id = :id")
			.param("case", file.value())
			.param("id", movement)
			.params(scope.parameters())
			.query((row, n) -> movement(row))
			.optional();
	}

	private static CaseMovement movement(ResultSet row) throws SQLException {
		return new CaseMovement(id(row, "movement_id"), MoneyKind.valueOf(row.getString("kind")),
				row.getObject("occurred_on", LocalDate.class), yuan(row, "raised"), yuan(row, "returned"),
				row.getObject("participants", Integer.class), row.getObject("repaid", Integer.class),
				word(RefundSource.class, row.getString("fund_source")), row.getString("paper_no"), row.getString("note"),
				row.getObject("reverses", UUID.class), row.getObject("clue_id", UUID.class));
	}

	private static CaseMovementView view(ResultSet row) throws SQLException {
		var m = movement(row);
		return new CaseMovementView(m.id(), m.kind(), m.occurredOn(), m.raised(), m.returned(), m.participants(), m.repaid(),
				m.source(), m.paperNo(), m.note(), m.reverses(), row.getBoolean("reversed"), row.getString("by_name"),
				Rows.instant(row, "at"));
	}
}
