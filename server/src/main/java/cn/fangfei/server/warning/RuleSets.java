package cn.fangfei.server.warning;

import cn.fangfei.detection.assess.ScoreRule;
import cn.fangfei.server.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the versions of the rules. */
@Repository
class RuleSets {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final String COLUMNS = """
			select version, status, opens_at, retire_below, retire_after, note, drafted_by, drafted_by_name, drafted_at,
			       published_by_name, published_at, effective_from, revision
			from warning_rule_set
			""";

	private final JdbcClient sql;

	RuleSets(JdbcClient sql) {
		this.sql = sql;
	}

	/** All versions, newest first. */
	List<RuleSet> list() {
		return sql.sql(COLUMNS + "order by version desc").query(this::row).list();
	}

	Optional<RuleSet> find(int version) {
		return sql.sql(COLUMNS + "where version = :version").param("version", version).query(this::row).optional();
	}

	Optional<RuleSet> draft() {
		return sql.sql(COLUMNS + "where status = 'DRAFT'").query(this::row).optional();
	}

	/** The published version in force at an instant. */
	RuleSet inForce(Instant at) {
		return sql.sql(COLUMNS + """
				where status = 'PUBLISHED'
				  and effective_from <= :day
				order by version desc
				limit 1
				""").param("day", LocalDate.ofInstant(at, CHINA)).query(this::row).single();
	}

	/** Two people never draft at once: the second waits. */
	void lock() {
		sql.sql("select pg_advisory_xact_lock(hashtext('warning_rule_set'))").query((r, n) -> 0).single();
	}

	/** A draft that begins as a copy of a version; rules that are younger than that version come with what is proposed for them. */
	int draft(RuleSet from, String note, Actor by, Instant at) {
		var version = sql.sql("""
				insert into warning_rule_set (version, status, opens_at, retire_below, retire_after, note, drafted_by,
				                              drafted_by_name, drafted_at)
				select max(version) + 1, 'DRAFT', :opensAt, :retireBelow, :retireAfter, :note, :by, :byName, :at
				from warning_rule_set
				returning version
				""")
			.param("opensAt", from.opensAt())
			.param("retireBelow", from.retireBelow())
			.param("retireAfter", from.retireAfter())
			.param("note", note)
			.param("by", by.accountId())
			.param("byName", by.displayName())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.query(Integer.class)
			.single();
		sql.sql("""
				insert into warning_rule (version, code, position, weight, half_life, cap, enabled)
				select :version, code, position, weight, half_life, cap, enabled
				from warning_rule
				where version = :from
				""").param("version", version).param("from", from.version()).update();
		var known = from.rules().stream().map(rule -> rule.code()).toList();
		for (var rule : SignalRule.values()) {
			var proposed = rule.proposed();
			if (proposed.isPresent() && !known.contains(rule.name())) {
				weigh(version, proposed.get());
			}
		}
		return version;
	}

	/** False when somebody changed the draft meanwhile. */
	boolean change(RuleSet changed) {
		var kept = sql.sql("""
				update warning_rule_set
				set opens_at     = :opensAt,
				    retire_below = :retireBelow,
				    retire_after = :retireAfter,
				    note         = :note,
				    revision     = revision + 1
				where version = :version
				  and revision = :revision
				  and status = 'DRAFT'
				""")
			.param("opensAt", changed.opensAt())
			.param("retireBelow", changed.retireBelow())
			.param("retireAfter", changed.retireAfter())
			.param("note", changed.note())
			.param("version", changed.version())
			.param("revision", changed.revision())
			.update() == 1;
		if (kept) {
			for (var rule : changed.rules()) {
				weigh(changed.version(), rule);
			}
		}
		return kept;
	}

	/** What a rule weighs in a draft, also one that the draft did not know. */
	private void weigh(int version, ScoreRule rule) {
		sql.sql("""
				insert into warning_rule (version, code, position, weight, half_life, cap, enabled)
				select :version, :code, coalesce(max(position), 0) + 1, :weight, :halfLife, :cap, :enabled
				from warning_rule
				where version = :version
				on conflict (version, code) do update
				set weight = excluded.weight, half_life = excluded.half_life, cap = excluded.cap, enabled = excluded.enabled
				""")
			.param("weight", rule.weight())
			.param("halfLife", (int) rule.halfLifeDays())
			.param("cap", rule.cap())
			.param("enabled", rule.enabled())
			.param("version", version)
			.param("code", rule.code())
			.update();
	}

	boolean publish(int version, int revision, LocalDate from, Actor by, Instant at) {
		return sql.sql("""
				update warning_rule_set
				set status            = 'PUBLISHED',
				    published_by      = :by,
				    published_by_name = :byName,
				    published_at      = :at,
				    effective_from    = :from,
				    revision          = revision + 1
				where version = :version
				  and revision = :revision
				  and status = 'DRAFT'
				""")
			.param("by", by.accountId())
			.param("byName", by.displayName())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("from", from)
			.param("version", version)
			.param("revision", revision)
			.update() == 1;
	}

	boolean withdraw(int version, int revision) {
		return sql.sql("""
				update warning_rule_set
				set status   = 'WITHDRAWN',
				    revision = revision + 1
				where version = :version
				  and revision = :revision
				  and status = 'DRAFT'
				""").param("version", version).param("revision", revision).update() == 1;
	}

	private RuleSet row(ResultSet r, int n) throws SQLException {
		var published = r.getObject("published_at", OffsetDateTime.class);
		var version = r.getInt("version");
		return new RuleSet(version, RuleSetStatus.valueOf(r.getString("status")), r.getDouble("opens_at"),
				r.getDouble("retire_below"), r.getInt("retire_after"), r.getString("note"), r.getObject("drafted_by", UUID.class),
				r.getString("drafted_by_name"), r.getObject("drafted_at", OffsetDateTime.class).toInstant(),
				r.getString("published_by_name"), published == null ? null : published.toInstant(),
				r.getObject("effective_from", LocalDate.class), r.getInt("revision"), rules(version));
	}

	private List<ScoreRule> rules(int version) {
		return sql.sql("""
				select code, weight, half_life, cap, enabled
				from warning_rule
				where version = :version
				order by position
				""")
			.param("version", version)
			.query((r, n) -> new ScoreRule(r.getString("code"), r.getDouble("weight"), r.getInt("half_life"), r.getDouble("cap"),
					r.getBoolean("enabled")))
			.list();
	}
}
