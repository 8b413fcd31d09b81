package cn.fangfei.server.jurisdiction;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of terms. */
@Repository
class Terms {

	private final JdbcClient sql;

	Terms(JdbcClient sql) {
		this.sql = sql;
	}

	Term of(TermStep step, LocalDate on) {
		return sql.sql("""
				select amount, unit, since, basis, platform_default
				from jurisdiction_term
				where step = :step and since <= :on
				order by since desc
				limit 1
				""")
			.param("step", step.name())
			.param("on", on)
			.query((row, n) -> new Term(step, row.getInt("amount"), TermUnit.valueOf(row.getString("unit")),
					row.getObject("since", LocalDate.class), row.getString("basis"), row.getBoolean("platform_default")))
			.single();
	}
}
