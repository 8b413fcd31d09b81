package cn.fangfei.server.funds;

import cn.fangfei.server.access.MachineSecret;
import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the tokens of banks' machines. What a machine bears is kept as a digest that no statement of the application reads back. */
@Repository
class FundsTokens {

	private static final String COLUMNS = """
			select token_id, name, unit_id, bank_name, region_code, expires_at, created_by_name, created_at, revoked_at, revoked_by_name,
			       last_used_at, version
			from funds_token
			""";

	private final JdbcClient sql;

	private final String serverKey;

	FundsTokens(JdbcClient sql, @Value("${fangfei.access.server-key}") String serverKey) {
		this.sql = sql;
		this.serverKey = serverKey;
	}

	/** A token as it is kept, without its digest. */
	record Token(UUID tokenId, String name, UUID unitId, String bankName, RegionCode region, Instant expiresAt, String createdBy,
			Instant createdAt, @Nullable Instant revokedAt, @Nullable String revokedBy, @Nullable Instant lastUsedAt, int version) {
	}

	/**
	 * What a token that is good stands for.
	 * @param pause until it may send again; zero when this file was counted
	 */
	record Bearer(UUID tokenId, String name, UUID unitId, String bankName, RegionCode region, Duration pause) {
	}

	/** The tokens of a territory. */
	List<Token> list(RegionCode territory) {
		return sql.sql(COLUMNS + "where region_code >= :lo and region_code < :hi\norder by revoked_at nulls first, created_at desc, token_id")
			.param("lo", territory.lo())
			.param("hi", territory.hi())
			.query(FundsTokens::token)
			.list();
	}

	Optional<Token> find(UUID id, RegionCode territory) {
		return sql.sql(COLUMNS + "where token_id = :id and region_code >= :lo and region_code < :hi")
			.param("id", id)
			.param("lo", territory.lo())
			.param("hi", territory.hi())
			.query(FundsTokens::token)
			.optional();
	}

	void add(Token t, String secret, Actor actor) {
		sql.sql("""
				insert into funds_token (token_id, name, unit_id, bank_name, region_code, token_hash, expires_at, created_by, created_by_name,
				                         created_at)
				values (:id, :name, :unit, :bank, :region, :hash, :expires, :by, :byName, :at)
				""")
			.param("id", t.tokenId())
			.param("name", t.name())
			.param("unit", t.unitId())
			.param("bank", t.bankName())
			.param("region", t.region().value())
			.param("hash", MachineSecret.digest(secret))
			.param("expires", FundsRows.utc(t.expiresAt()))
			.param("by", actor.accountId())
			.param("byName", actor.displayName())
			.param("at", FundsRows.utc(t.createdAt()))
			.update();
	}

	/** False when it was revoked before, or somebody was faster. */
	boolean revoke(UUID id, RegionCode territory, String by, Instant at, int version) {
		return sql.sql("""
				update funds_token
				set revoked_at = :at, revoked_by_name = :by, version = version + 1
				where token_id = :id and version = :version and revoked_at is null and region_code >= :lo and region_code < :hi
				""")
			.param("at", FundsRows.utc(at))
			.param("by", by)
			.param("id", id)
			.param("version", version)
			.param("lo", territory.lo())
			.param("hi", territory.hi())
			.update() == 1;
	}

	/**
	 * Counts a file of a token against its minute, and says whom the token stands for; empty for one that is unknown, revoked or past its
	 * day.
	 * @param most files a minute
	 */
	Optional<Bearer> take(String secret, int most, Instant now) {
		return sql.sql("select * from funds_token_take(:key, :token, :most, :at)")
			.param("key", serverKey)
			.param("token", secret)
			.param("most", most)
			.param("at", FundsRows.utc(now))
			.query((r, n) -> new Bearer(r.getObject("token_id", UUID.class), r.getString("name"), r.getObject("unit_id", UUID.class),
					r.getString("bank_name"), new RegionCode(r.getString("region_code")), Duration.ofSeconds(r.getInt("wait_seconds"))))
			.optional();
	}

	private static Token token(ResultSet r, int n) throws SQLException {
		return new Token(r.getObject("token_id", UUID.class), r.getString("name"), r.getObject("unit_id", UUID.class), r.getString("bank_name"),
				new RegionCode(r.getString("region_code")), FundsRows.instant(r, "expires_at"), r.getString("created_by_name"),
				FundsRows.instant(r, "created_at"), FundsRows.maybe(r, "revoked_at"), r.getString("revoked_by_name"),
				FundsRows.maybe(r, "last_used_at"), r.getInt("version"));
	}
}
