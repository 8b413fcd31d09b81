package cn.fangfei.server.notify;

import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.RoleName;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of messages. A function of the owner writes them: whoever acts may not see the accounts of those who are told. */
@Repository
class Messages {

	private final JdbcClient sql;

	private final Clock clock;

	Messages(JdbcClient sql, Clock clock) {
		this.sql = sql;
		this.clock = clock;
	}

	/**
	 * Tells the people on posts of those units, and the leaders whose region is one of those.
	 * @param roles the roles told; none means all
	 * @return the accounts that were told
	 */
	List<UUID> toPosts(List<UUID> units, List<RoleName> roles, List<RegionCode> leadersOf, Notice notice) {
		return sql.sql("select notify_posts(:units, :roles, :leadersOf, :at, :kind, :text, :link, :objectType, :objectId)")
			.param("units", units.toArray(UUID[]::new))
			.param("roles", roles.stream().map(RoleName::name).toArray(String[]::new))
			.param("leadersOf", leadersOf.stream().map(RegionCode::value).toArray(String[]::new))
			.param("at", clock.instant().atOffset(ZoneOffset.UTC))
			.param("kind", notice.kind().name())
			.param("text", notice.text())
			.param("link", notice.link())
			.param("objectType", notice.objectType())
			.param("objectId", notice.objectId())
			.query(UUID.class)
			.list();
	}

	List<UUID> toAccount(UUID account, Notice notice) {
		return sql.sql("select notify_account(:account, :at, :kind, :text, :link, :objectType, :objectId)")
			.param("account", account)
			.param("at", clock.instant().atOffset(ZoneOffset.UTC))
			.param("kind", notice.kind().name())
			.param("text", notice.text())
			.param("link", notice.link())
			.param("objectType", notice.objectType())
			.param("objectId", notice.objectId())
			.query(UUID.class)
			.list();
	}
}
