package cn.fangfei.server.notify;

import cn.fangfei.server.kernel.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what leaves the house. The courier has no session; functions of the owner serve it, for the server's key. */
@Repository
class Outgoings {

	private static final String COLUMNS = """
			select outgoing_id, channel, account_id, state, items, attempts, created_at, next_at, finished_at, last_error, version
			""";

	private static final String MATCHES = """
			from notify_outgoing
			where state <> 'MERGED'
			  and (cast(:state as text) is null or state = :state)
			  and (cast(:channel as text) is null or channel = :channel)
			""";

	private final JdbcClient sql;

	private final String serverKey;

	Outgoings(JdbcClient sql, @Value("${fangfei.access.server-key}") String serverKey) {
		this.sql = sql;
		this.serverKey = serverKey;
	}

	/** Takes what is due for as long as the lease; what lies together for one person by one channel is taken as one. */
	List<Delivery> take(Instant at, Instant lease, int most) {
		return sql.sql("""
				select outgoing_id, delivery, channel, login_name, address, items, attempts
				from notify_take(:key, :at, :lease, :most)
				""")
			.param("key", serverKey)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("lease", lease.atOffset(ZoneOffset.UTC))
			.param("most", most)
			.query(Delivery.class)
			.list();
	}

	void sent(Delivery delivery, Instant at) {
		settle(delivery, OutgoingState.SENT, at, null, null);
	}

	void dead(Delivery delivery, Instant at, @Nullable String error) {
		settle(delivery, OutgoingState.DEAD, at, null, error);
	}

	void again(Delivery delivery, Instant at, Instant next, @Nullable String error) {
		settle(delivery, OutgoingState.WAITING, at, next, error);
	}

	private void settle(Delivery delivery, OutgoingState state, Instant at, @Nullable Instant next, @Nullable String error) {
		sql.sql("select notify_settle(:key, :outgoing, :attempt, :state, :at, :next, :error)")
			.param("key", serverKey)
			.param("outgoing", delivery.outgoingId())
			.param("attempt", delivery.attempts())
			.param("state", state.name())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("next", next == null ? null : next.atOffset(ZoneOffset.UTC), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
			.param("error", error, java.sql.Types.VARCHAR)
			.query(Boolean.class)
			.single();
	}

	/** Forgets what was delivered before an instant; how many rows. */
	int forget(Instant before) {
		return sql.sql("select notify_forget(:key, :before)")
			.param("key", serverKey)
			.param("before", before.atOffset(ZoneOffset.UTC))
			.query(Integer.class)
			.single();
	}

	List<Outgoing> page(@Nullable OutgoingState state, @Nullable OutgoingChannel channel, Paging paging) {
		return sql.sql(COLUMNS + MATCHES + """
				order by outgoing_id desc
				limit :size offset :offset
				""")
			.param("state", state == null ? null : state.name())
			.param("channel", channel == null ? null : channel.name())
			.param("size", paging.size())
			.param("offset", paging.offset())
			.query(Outgoings::outgoing)
			.list();
	}

	long count(@Nullable OutgoingState state, @Nullable OutgoingChannel channel) {
		return sql.sql("select count(*) " + MATCHES)
			.param("state", state == null ? null : state.name())
			.param("channel", channel == null ? null : channel.name())
			.query(Long.class)
			.single();
	}

	Optional<Outgoing> byId(long id) {
		return sql.sql(COLUMNS + """
				from notify_outgoing
				where outgoing_id = :id and state <> 'MERGED'
				""").param("id", id).query(Outgoings::outgoing).optional();
	}

	/** Lets a dead one wait again, under its old key and with all its attempts; false when somebody was faster. */
	boolean revive(long id, int version, Instant at) {
		return sql.sql("""
				update notify_outgoing
				set state = 'WAITING', attempts = 0, next_at = :at, version = version + 1
				where outgoing_id = :id and state = 'DEAD' and version = :version
				""")
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("id", id)
			.param("version", version)
			.update() == 1;
	}

	private static Outgoing outgoing(ResultSet row, int n) throws SQLException {
		return new Outgoing(row.getLong("outgoing_id"), OutgoingChannel.valueOf(row.getString("channel")),
				row.getObject("account_id", UUID.class), OutgoingState.valueOf(row.getString("state")),
				row.getObject("items", Integer.class), row.getInt("attempts"), instant(row, "created_at"), instant(row, "next_at"),
				row.getObject("finished_at") == null ? null : instant(row, "finished_at"), row.getString("last_error"),
				row.getInt("version"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}
}
