package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of sources that are asked in turn. Each asks within the territory of a post. */
@Repository
class IntakeSources {

	private final JdbcClient sql;

	private final String serverKey;

	IntakeSources(JdbcClient sql, @Value("${fangfei.access.server-key}") String serverKey) {
		this.sql = sql;
		this.serverKey = serverKey;
	}

	/** A source as it is kept. */
	record Source(UUID sourceId, String name, IntakeChannel channel, RegionCode region, String url, int intervalMinutes, boolean active,
			Instant nextPollAt, @Nullable Instant polledAt, @Nullable Instant succeededAt, @Nullable String lastResult,
			@Nullable String lastError, int failures, @Nullable String etag, @Nullable String lastModified, String changedBy,
			Instant changedAt, int version) {
	}

	/** The sources of a territory. */
	List<Source> list(RegionCode territory) {
		return sql.sql("select * from intake_source where region_code >= :lo and region_code < :hi order by region_code, name, source_id")
			.param("lo", territory.lo())
			.param("hi", territory.hi())
			.query(IntakeSources::source)
			.list();
	}

	Optional<Source> find(UUID id, RegionCode territory) {
		return sql.sql("select * from intake_source where source_id = :id and region_code >= :lo and region_code < :hi")
			.param("id", id)
			.param("lo", territory.lo())
			.param("hi", territory.hi())
			.query(IntakeSources::source)
			.optional();
	}

	/** Adds a source; false when the territory asks that address already. */
	boolean add(Source s, Actor actor) {
		return sql.sql("""
				insert into intake_source (source_id, name, channel, region_code, url, interval_minutes, active, created_by, created_by_name,
				                           created_at, changed_by_name, changed_at, next_poll_at)
				values (:id, :name, :channel, :region, :url, :minutes, :active, :by, :byName, :at, :byName, :at, :at)
				on conflict do nothing
				""")
			.param("id", s.sourceId())
			.param("name", s.name())
			.param("channel", s.channel().name())
			.param("region", s.region().value())
			.param("url", s.url())
			.param("minutes", s.intervalMinutes())
			.param("active", s.active())
			.param("by", actor.accountId())
			.param("byName", actor.displayName())
			.param("at", IntakeItems.utc(s.changedAt()))
			.update() == 1;
	}

	/** False when somebody was faster. What the old address said of its document is no mark of the new one. */
	boolean change(UUID id, RegionCode territory, String name, String url, int minutes, boolean active, String by, Instant at, int version) {
		return sql.sql("""
				update intake_source
				set name = :name, url = :url, interval_minutes = :minutes, active = :active, changed_by_name = :by, changed_at = :at,
				    next_poll_at = :at, version = version + 1,
				    etag = case when url = :url then etag end, last_modified = case when url = :url then last_modified end
				where source_id = :id and version = :version and region_code >= :lo and region_code < :hi
				""")
			.param("name", name)
			.param("url", url)
			.param("minutes", minutes)
			.param("active", active)
			.param("by", by)
			.param("at", IntakeItems.utc(at))
			.param("id", id)
			.param("version", version)
			.param("lo", territory.lo())
			.param("hi", territory.hi())
			.update() == 1;
	}

	/** Has a source asked as soon as may be. */
	boolean due(UUID id, RegionCode territory, Instant at) {
		return sql.sql("""
				update intake_source
				set next_poll_at = :at
				where source_id = :id and active and region_code >= :lo and region_code < :hi
				""")
			.param("at", IntakeItems.utc(at))
			.param("id", id)
			.param("lo", territory.lo())
			.param("hi", territory.hi())
			.update() == 1;
	}

	/** The next source whose time has come, put off by its interval. */
	Optional<Source> take(Instant now) {
		return sql.sql("select * from intake_source_take(:key, :at)")
			.param("key", serverKey)
			.param("at", IntakeItems.utc(now))
			.query(IntakeSources::source)
			.optional();
	}

	/** Keeps how an asking ended, unless the source has another address by now: then it says nothing of it. */
	void told(Source asked, @Nullable String result, @Nullable String error, @Nullable String etag, @Nullable String lastModified, Instant next,
			Instant now) {
		sql.sql("select intake_source_told(:key, :id, :url, :result, :error, :etag, :modified, :next, :at)")
			.param("key", serverKey)
			.param("id", asked.sourceId())
			.param("url", asked.url())
			.param("result", result, java.sql.Types.VARCHAR)
			.param("error", error, java.sql.Types.VARCHAR)
			.param("etag", etag, java.sql.Types.VARCHAR)
			.param("modified", lastModified, java.sql.Types.VARCHAR)
			.param("next", IntakeItems.utc(next))
			.param("at", IntakeItems.utc(now))
			.query((r, n) -> 0)
			.single();
	}

	private static Source source(ResultSet r, int n) throws SQLException {
		return new Source(r.getObject("source_id", UUID.class), r.getString("name"), IntakeChannel.valueOf(r.getString("channel")),
				new RegionCode(r.getString("region_code")), r.getString("url"), r.getInt("interval_minutes"), r.getBoolean("active"),
				IntakeItems.instant(r, "next_poll_at"), IntakeItems.maybe(r, "polled_at"), IntakeItems.maybe(r, "succeeded_at"),
				r.getString("last_result"), r.getString("last_error"), r.getInt("failures"), r.getString("etag"), r.getString("last_modified"),
				r.getString("changed_by_name"), IntakeItems.instant(r, "changed_at"), r.getInt("version"));
	}
}
