package cn.fangfei.server.casework;

import static cn.fangfei.server.casework.Rows.day;
import static cn.fangfei.server.casework.Rows.yuan;

import cn.fangfei.server.clue.Charge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what the law sets: limits, criminal lines, and the code list of penalties; each as it held on a day. */
@Repository
class CaseSettings {

	private final JdbcClient sql;

	CaseSettings(JdbcClient sql) {
		this.sql = sql;
	}

	Map<CaseLimit, BigDecimal> limits(LocalDate on) {
		var limits = new EnumMap<CaseLimit, BigDecimal>(CaseLimit.class);
		sql.sql("""
				select distinct on (code) code, value
				from case_limit
				where since <= :on
				order by code, since desc
				""").param("on", on).query((row, n) -> limits.put(CaseLimit.valueOf(row.getString("code")), row.getBigDecimal("value"))).list();
		return limits;
	}

	List<CriminalLine> lines(LocalDate on) {
		return sql.sql("""
				select distinct on (charge, tier, aggravation) charge, tier, aggravation, amount, persons, loss, since, basis
				from case_threshold
				where since <= :on
				order by charge, tier, aggravation, since desc
				""")
			.param("on", on)
			.query((row, n) -> new CriminalLine(Charge.valueOf(row.getString("charge")),
					ThresholdTier.valueOf(row.getString("tier")), row.getString("aggravation"), yuan(row, "amount"),
					row.getObject("persons", Integer.class), yuan(row, "loss"), row.getString("basis")))
			.list();
	}

	/** The types of penalties that could be named on a day, in the order of their codes. */
	List<PenaltyTypeView> penaltyTypes(LocalDate on) {
		return sql.sql("""
				select t.code, t.label, t.weight, t.since, t.basis
				from (select distinct on (code) * from case_penalty_type where since <= :on order by code, since desc) t
				where t.active
				order by t.code
				""")
			.param("on", on)
			.query((row, n) -> new PenaltyTypeView(row.getString("code"), row.getString("label"), row.getInt("weight"),
					day(row, "since"), row.getString("basis")))
			.list();
	}

	void setPenaltyType(String code, LocalDate since, String label, int weight, boolean active, String basis, String by) {
		sql.sql("""
				insert into case_penalty_type (code, since, label, weight, active, basis, set_by)
				values (:code, :since, :label, :weight, :active, :basis, :by)
				""")
			.param("code", code)
			.param("since", since)
			.param("label", label)
			.param("weight", weight)
			.param("active", active)
			.param("basis", basis)
			.param("by", by)
			.update();
	}
}
