package cn.fangfei.server.notify;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of mail addresses; row security shows each person the own one. */
@Repository
class Addresses {

	record Row(String address, boolean enabled, int version) {
	}

	private final JdbcClient sql;

	Addresses(JdbcClient sql) {
		this.sql = sql;
	}

	Optional<Row> of(UUID account) {
		return sql.sql("""
				select address, enabled, version
				from notify_address
				where account_id = :account
				""").param("account", account).query(Row.class).optional();
	}

	/** Writes the next version unless another window was faster. */
	boolean save(UUID account, String address, boolean enabled, int version, Instant at) {
		return sql.sql("""
				insert into notify_address (account_id, address, enabled, version, changed_at)
				select :account, :address, :enabled, :version + 1, :at
				where :version = 0 or exists (select 1 from notify_address where account_id = :account)
				on conflict (account_id) do update
				    set address = excluded.address, enabled = excluded.enabled, version = excluded.version,
				        changed_at = excluded.changed_at
				    where notify_address.version = :version
				""")
			.param("account", account)
			.param("address", address)
			.param("enabled", enabled)
			.param("version", version)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update() == 1;
	}
}
