package cn.fangfei.server.access;

import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RoleName;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of accounts and posts. */
@Repository
class Accounts {

	private static final String COLUMNS = """
			select account_id, login_name, display_name, password_hash, must_change, status, failed_attempts,
			       first_failed_at, locked_until, last_sign_in_at, version
			from access_account
			""";

	private final JdbcClient sql;

	Accounts(JdbcClient sql) {
		this.sql = sql;
	}

	boolean addUnlessTaken(UUID id, String loginName, String displayName, String passwordHash, boolean mustChange) {
		return sql.sql("""
				insert into access_account (account_id, login_name, display_name, password_hash, must_change)
				values (:id, :loginName, :displayName, :hash, :mustChange)
				on conflict (login_name) do nothing
				""")
			.param("id", id)
			.param("loginName", loginName)
			.param("displayName", displayName)
			.param("hash", passwordHash)
			.param("mustChange", mustChange)
			.update() == 1;
	}

	Map<UUID, String> displayNames(Collection<UUID> ids) {
		return sql.sql("""
				select account_id, display_name
				from access_account
				where account_id = any(:ids)
				""")
			.param("ids", ids.toArray(UUID[]::new))
			.query((row, n) -> Map.entry(row.getObject("account_id", UUID.class), row.getString("display_name")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** The account, locked until the end of the transaction. */
	Optional<Account> byLoginName(String loginName) {
		return sql.sql(COLUMNS + "where login_name = :loginName for update")
			.param("loginName", loginName)
			.query(Account.class)
			.optional();
	}

	Optional<Account> byId(UUID id) {
		return sql.sql(COLUMNS + "where account_id = :id").param("id", id).query(Account.class).optional();
	}

	List<Account> page(@Nullable String q, Paging paging) {
		return sql.sql(COLUMNS + """
				where cast(:q as text) is null or display_name like '%' || :q || '%' or login_name like '%' || :q || '%'
				order by login_name
				limit :size offset :offset
				""").param("q", q).param("size", paging.size()).param("offset", paging.offset()).query(Account.class).list();
	}

	long count(@Nullable String q) {
		return sql.sql("""
				select count(*)
				from access_account
				where cast(:q as text) is null or display_name like '%' || :q || '%' or login_name like '%' || :q || '%'
				""").param("q", q).query(Long.class).single();
	}

	void keepAttempt(UUID id, int failedAttempts, @Nullable Instant firstFailedAt, @Nullable Instant lockedUntil,
			@Nullable Instant signedInAt) {
		sql.sql("""
				update access_account
				set failed_attempts = :failed,
				    first_failed_at = :firstFailedAt,
				    locked_until    = :lockedUntil,
				    last_sign_in_at = coalesce(:signedInAt, last_sign_in_at)
				where account_id = :id
				""")
			.param("failed", failedAttempts)
			.param("firstFailedAt", utc(firstFailedAt), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
			.param("lockedUntil", utc(lockedUntil), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
			.param("signedInAt", utc(signedInAt), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
			.param("id", id)
			.update();
	}

	/** Sets a password and lifts a lock; false when somebody was faster. */
	boolean changePassword(UUID id, String hash, boolean mustChange, int version) {
		return sql.sql("""
				update access_account
				set password_hash = :hash, must_change = :mustChange, failed_attempts = 0, first_failed_at = null,
				    locked_until = null, version = version + 1
				where account_id = :id and version = :version
				""")
			.param("hash", hash)
			.param("mustChange", mustChange)
			.param("id", id)
			.param("version", version)
			.update() == 1;
	}

	boolean changeStatus(UUID id, AccountStatus status, int version) {
		return sql.sql("""
				update access_account
				set status = :status, version = version + 1
				where account_id = :id and version = :version
				""").param("status", status.name()).param("id", id).param("version", version).update() == 1;
	}

	boolean anyAdministrator() {
		return sql.sql("""
				select exists (
				    select 1 from access_post where role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')
				)
				""").query(Boolean.class).single();
	}

	void grantFirst(String serverKey, UUID post, UUID account, UUID unit, String region, RoleName role) {
		sql.sql("select access_grant_first(:key, :post, :account, :unit, :region, :role)")
			.param("key", serverKey)
			.param("post", post)
			.param("account", account)
			.param("unit", unit)
			.param("region", region)
			.param("role", role.name())
			.query((row, n) -> 0)
			.single();
	}

	void grant(Post post, UUID by) {
		sql.sql("""
				insert into access_post (post_id, account_id, unit_id, region_code, grid_code, role, granted_by)
				values (:post, :account, :unit, :region, :grid, :role, :by)
				""")
			.param("post", post.postId())
			.param("account", post.accountId())
			.param("unit", post.unitId())
			.param("region", post.regionCode())
			.param("grid", post.gridCode())
			.param("role", post.role().name())
			.param("by", by)
			.update();
	}

	Optional<Post> post(UUID id) {
		return sql.sql("""
				select post_id, account_id, unit_id, region_code, grid_code, role
				from access_post
				where post_id = :id and revoked_at is null
				""").param("id", id).query(Post.class).optional();
	}

	List<Post> postsOf(Collection<UUID> accounts) {
		return accounts.isEmpty() ? List.of() : sql.sql("""
				select post_id, account_id, unit_id, region_code, grid_code, role
				from access_post
				where account_id in (:accounts) and revoked_at is null
				order by granted_at, post_id
				""").param("accounts", accounts).query(Post.class).list();
	}

	boolean revoke(UUID post, UUID by) {
		return sql.sql("""
				update access_post
				set revoked_at = now(), revoked_by = :by
				where post_id = :post and revoked_at is null
				""").param("by", by).param("post", post).update() == 1;
	}

	private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
		return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
	}
}
