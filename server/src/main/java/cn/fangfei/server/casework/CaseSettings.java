package cn.fangfei.server.casework;

import static cn.fangfei.server.casework.Rows.day;
import static cn.fangfei.server.casework.Rows.instant;
import static cn.fangfei.server.casework.Rows.utc;
import static cn.fangfei.server.casework.Rows.value;
import static cn.fangfei.server.casework.Rows.yuan;

import cn.fangfei.server.clue.Charge;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
				order by code, since desc, limit_id desc
				""").param("on", on).query((row, n) -> limits.put(CaseLimit.valueOf(row.getString("code")), row.getBigDecimal("value"))).list();
		return limits;
	}

	List<CriminalLine> lines(LocalDate on) {
		return sql.sql("""
				select distinct on (charge, tier, aggravation) charge, tier, aggravation, amount, persons, loss, since, basis
				from case_threshold
				where since <= :on
				order by charge, tier, aggravation, since desc, threshold_id desc
				""")
			.param("on", on)
			.query((row, n) -> new CriminalLine(Charge.valueOf(row.getString("charge")),
					ThresholdTier.valueOf(row.getString("tier")), LineAggravation.valueOf(row.getString("aggravation")),
					yuan(row, "amount"), row.getObject("persons", Integer.class), yuan(row, "loss"), row.getString("basis")))
			.list();
	}

	/** Every setting of every limit, the one that counts last first. */
	Map<CaseLimit, List<CaseLimitSetting>> limitSettings() {
		var settings = new EnumMap<CaseLimit, List<CaseLimitSetting>>(CaseLimit.class);
		sql.sql("""
				select code, value, since, basis, set_by, set_at
				from case_limit
				order by since desc, limit_id desc
				""")
			.query((row, n) -> Map.entry(CaseLimit.valueOf(row.getString("code")),
					new CaseLimitSetting(row.getBigDecimal("value"), day(row, "since"), row.getString("basis"), row.getString("set_by"),
							instant(row, "set_at"))))
			.list()
			.forEach(entry -> settings.computeIfAbsent(entry.getKey(), limit -> new ArrayList<>()).add(entry.getValue()));
		return settings;
	}

	void setLimit(CaseLimit limit, CaseLimitSetting setting) {
		sql.sql("""
				insert into case_limit (code, since, value, basis, set_by, set_at)
				values (:code, :since, :value, :basis, :by, :at)
				""")
			.param("code", limit.name())
			.param("since", setting.since())
			.param("value", setting.value())
			.param("basis", setting.basis())
			.param("by", setting.setByName(), Types.VARCHAR)
			.param("at", utc(setting.setAt()))
			.update();
	}

	/** Every setting of every line, the one that counts last first; the lines by charge and tier. */
	Map<CriminalLineKey, List<CriminalLineSetting>> lineSettings() {
		var settings = new TreeMap<CriminalLineKey, List<CriminalLineSetting>>(Comparator.comparing(CriminalLineKey::charge)
			.thenComparing(CriminalLineKey::tier)
			.thenComparing(CriminalLineKey::aggravation));
		sql.sql("""
				select charge, tier, aggravation, amount, persons, loss, since, basis, set_by, set_at
				from case_threshold
				order by since desc, threshold_id desc
				""")
			.query((row, n) -> Map.entry(
					new CriminalLineKey(Charge.valueOf(row.getString("charge")), ThresholdTier.valueOf(row.getString("tier")),
							LineAggravation.valueOf(row.getString("aggravation"))),
					new CriminalLineSetting(yuan(row, "amount"), row.getObject("persons", Integer.class), yuan(row, "loss"),
							day(row, "since"), row.getString("basis"), row.getString("set_by"), instant(row, "set_at"))))
			.list()
			.forEach(entry -> settings.computeIfAbsent(entry.getKey(), key -> new ArrayList<>()).add(entry.getValue()));
		return settings;
	}

	void setLine(CriminalLineKey key, CriminalLineSetting setting) {
		sql.sql("""
				insert into case_threshold (charge, tier, aggravation, since, amount, persons, loss, basis, set_by, set_at)
				values (:charge, :tier, :aggravation, :since, :amount, :persons, :loss, :basis, :by, :at)
				""")
			.param("charge", key.charge().name())
			.param("tier", key.tier().name())
			.param("aggravation", key.aggravation().name())
			.param("since", setting.since())
			.param("amount", value(setting.amount()), Types.NUMERIC)
			.param("persons", setting.persons(), Types.INTEGER)
			.param("loss", value(setting.loss()), Types.NUMERIC)
			.param("basis", setting.basis())
			.param("by", setting.setByName(), Types.VARCHAR)
			.param("at", utc(setting.setAt()))
			.update();
	}

	/** Makes those who set numbers of the law wait for each other: two ends of a range are looked at together. */
	void queue() {
		sql.sql("select pg_advisory_xact_lock(hashtext('case_limit'))").query((row, n) -> 0).single();
	}

	/** Every wording of every type of penalty, by code, the latest first. */
	Map<String, List<PenaltyTypeSetting>> penaltyTypeSettings() {
		var settings = new TreeMap<String, List<PenaltyTypeSetting>>();
		sql.sql("""
				select code, label, weight, active, since, basis, set_by
				from case_penalty_type
				order by code, since desc
				""")
			.query((row, n) -> Map.entry(row.getString("code"),
					new PenaltyTypeSetting(row.getString("label"), row.getInt("weight"), row.getBoolean("active"), day(row, "since"),
							row.getString("basis"), row.getString("set_by"))))
			.list()
			.forEach(entry -> settings.computeIfAbsent(entry.getKey(), code -> new ArrayList<>()).add(entry.getValue()));
		return settings;
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
