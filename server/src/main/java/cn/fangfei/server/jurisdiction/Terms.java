package cn.fangfei.server.jurisdiction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of terms. */
@Repository
class Terms {

	private final Cache<Boolean, Map<TermStep, List<TermSetting>>> known = Caffeine.newBuilder()
		.expireAfterWrite(Duration.ofSeconds(30))
		.build();

	private final JdbcClient sql;

	Terms(JdbcClient sql) {
		this.sql = sql;
	}

	/** The terms of several steps in force on a day, each as {@link #of} says. */
	Map<TermStep, Term> of(Collection<TermStep> steps, LocalDate on) {
		var settings = lately();
		var terms = new EnumMap<TermStep, Term>(TermStep.class);
		for (var step : steps) {
			terms.put(step, inForce(step, settings.getOrDefault(step, List.of()), on));
		}
		return terms;
	}

	/**
	 * The term in force on a day; before the first one, that one: an old matter is measured by the oldest rule that is known. It is as it
	 * was set at most half a minute ago.
	 */
	Term of(TermStep step, LocalDate on) {
		return inForce(step, lately().getOrDefault(step, List.of()), on);
	}

	/** Lets what was set just now count at once. */
	void forget() {
		known.invalidateAll();
	}

	/** Every step of a matter asks for a term or two, and they change a few times a year. */
	private Map<TermStep, List<TermSetting>> lately() {
		return known.get(true, fresh -> all());
	}

	/** @param settings the one that counts last first */
	private static Term inForce(TermStep step, List<TermSetting> settings, LocalDate on) {
		var first = settings.get(settings.size() - 1).since();
		var set = settings.stream().filter(s -> !s.since().isAfter(on)).findFirst()
			.orElseGet(() -> settings.stream().filter(s -> s.since().equals(first)).findFirst().orElseThrow());
		return new Term(step, set.amount(), set.unit(), set.since(), set.basis(), set.platformDefault());
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
