package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RoleName;
import cn.fangfei.server.kernel.Scope;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Sessions, kept by functions of the owner: the application can open one only with the server's key and can never read the
 * table. A token has 256 random bits; the database holds its digest.
 */
@Repository
class Sessions {

	private static final SecureRandom RANDOM = new SecureRandom();

	private final JdbcClient sql;

	private final String serverKey;

	private final Roles roles;

	Sessions(JdbcClient sql, @Value("${fangfei.access.server-key}") String serverKey, Roles roles) {
		this.sql = sql;
		this.serverKey = serverKey;
		this.roles = roles;
	}

	static String newToken() {
		var bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	void open(String token, UUID account, @Nullable UUID post, Instant at, Instant expires) {
		sql.sql("select access_open_session(:key, :token, :account, :post, :at, :expires)")
			.param("key", serverKey)
			.param("token", token)
			.param("account", account)
			.param("post", post, java.sql.Types.OTHER)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("expires", expires.atOffset(ZoneOffset.UTC))
			.query((row, n) -> 0)
			.single();
	}

	/** The session of this token, kept alive; empty when it is unknown, ended, or idle for longer than {@code idle}. */
	Optional<SignedInActor> touch(String token, Instant at, Duration idle) {
		return resolve("access_touch_session", token, at, idle);
	}

	/** The same for what only listens: the session is not kept alive by it. */
	Optional<SignedInActor> look(String token, Instant at, Duration idle) {
		return resolve("access_look_session", token, at, idle);
	}

	/** Those of the tokens whose sessions live. */
	Set<String> alive(Collection<String> tokens, Instant at, Duration idle) {
		return Set.copyOf(sql.sql("""
				select t.token
				from unnest(:tokens) t(token)
				where exists (select 1 from access_look_session(t.token, :at, make_interval(secs => :idle)))
				""")
			.param("tokens", tokens.toArray(String[]::new))
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("idle", (double) idle.toSeconds())
			.query(String.class)
			.list());
	}

	// the columns bear the names of the components: looked for under another name, each would first be missed with an exception
	private Optional<SignedInActor> resolve(String function, String token, Instant at, Duration idle) {
		return sql.sql("""
				select account_id as accountId, display_name as displayName, login_name as loginName, must_change as mustChange,
				       post_id as postId, role, reach, region_code as regionCode, grid_code as gridCode, unit_id as unitId
				from %s(:token, :at, make_interval(secs => :idle))
				""".formatted(function))
			.param("token", token)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("idle", (double) idle.toSeconds())
			.query(Row.class)
			.optional()
			.map(row -> new SignedInActor(actor(row), token, row.loginName(), row.mustChange()));
	}

	void close(String token) {
		sql.sql("select access_close_session(:token)").param("token", token).query((row, n) -> 0).single();
	}

	void closeAllOf(UUID account) {
		sql.sql("select access_close_sessions_of(:key, :account)")
			.param("key", serverKey)
			.param("account", account)
			.query((row, n) -> 0)
			.single();
	}

	private Actor actor(Row row) {
		var role = row.role() == null ? null : RoleName.valueOf(row.role());
		var region = row.regionCode() == null ? null : new RegionCode(row.regionCode());
		return new Actor(row.accountId(), row.displayName(), row.postId(), role, row.unitId(), region, scope(row, region),
				role == null ? Set.of() : roles.permissions(role));
	}

	private static Scope scope(Row row, @Nullable RegionCode region) {
		if (row.reach() == null || region == null) {
			return Scope.NOTHING;
		}
		return switch (row.reach()) {
			case "TERRITORY" -> new Scope(region.lo(), region.hi(), null, row.unitId(), row.accountId());
			case "UNIT" -> new Scope(null, null, null, row.unitId(), row.accountId());
			case "GRID" -> new Scope(null, null, row.gridCode(), null, row.accountId());
			default -> Scope.NOTHING;
		};
	}

	private record Row(UUID accountId, String displayName, String loginName, boolean mustChange, @Nullable UUID postId,
			@Nullable String role, @Nullable String reach, @Nullable String regionCode, @Nullable String gridCode,
			@Nullable UUID unitId) {
	}
}
