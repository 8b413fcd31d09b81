package cn.fangfei.server.jurisdiction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of terms. */
@Repository
class Terms {

	private final JdbcClient sql;

	Terms(JdbcClient sql) {
		this.sql = sql;
	}

	/** The term in force on a day; before the first one, that one: an old matter is measured by the oldest rule that is known. */
	Term of(TermStep step, LocalDate on) {
		return sql.sql("""
				select amount, unit, since, basis, platform_default
				from jurisdiction_term
				where step = :step
				  and since <= greatest(:on, (select min(first.since) from jurisdiction_term first where first.step = :step))
				order by since desc, term_id desc
				limit 1
				""")
			.param("step", step.name())
			.param("on", on)
			.query((row, n) -> new Term(step, row.getInt("amount"), TermUnit.valueOf(row.getString("unit")),
					row.getObject("since", LocalDate.class), row.getString("basis"), row.getBoolean("platform_default")))
			.single();
	}

	/** Every setting of every step, the one that counts last first. */
	Map<TermStep, List<TermSetting>> all() {
		var settings = new EnumMap<TermStep, List<TermSetting>>(TermStep.class);
		sql.sql("""
				select step, amount, unit, since, basis, platform_default, set_by_name, set_at
				from jurisdiction_term
				order by since desc, term_id desc
				""")
			.query((row, n) -> Map.entry(TermStep.valueOf(row.getString("step")), setting(row)))
			.list()
			.forEach(entry -> settings.computeIfAbsent(entry.getKey(), step -> new ArrayList<>()).add(entry.getValue()));
		return settings;
	}

	/** Makes those who set the same step wait for each other. */
	void queue(TermStep step) {
		sql.sql("select pg_advisory_xact_lock(hashtext('jurisdiction_term'), hashtext(:step))")
			.param("step", step.name())
			.query((row, n) -> 0)
			.single();
	}

	void add(TermStep step, TermSetting setting, UUID by) {
		sql.sql("""
				insert into jurisdiction_term (step, since, amount, unit, basis, platform_default, set_by, set_by_name, set_at)
				values (:step, :since, :amount, :unit, :basis, :platformDefault, :by, :byName, :at)
				""")
			.param("step", step.name())
			.param("since", setting.since())
			.param("amount", setting.amount())
			.param("unit", setting.unit().name())
			.param("basis", setting.basis())
			.param("platformDefault", setting.platformDefault())
			.param("by", by)
			.param("byName", setting.setByName())
			.param("at", setting.setAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	private static TermSetting setting(ResultSet row) throws SQLException {
		return new TermSetting(row.getInt("amount"), TermUnit.valueOf(row.getString("unit")),
				row.getObject("since", LocalDate.class), row.getString("basis"), row.getBoolean("platform_default"),
				row.getString("set_by_name"), row.getObject("set_at", OffsetDateTime.class).toInstant());
	}
}
