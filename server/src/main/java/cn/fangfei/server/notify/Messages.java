package cn.fangfei.server.notify;

import cn.fangfei.server.kernel.Paging;
import cn.fangfei.server.kernel.RoleName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of messages. A function of the owner writes them: whoever acts may not see the accounts of those who are told. */
@Repository
class Messages {

	private static final String MATCHES = """
			from notify_message
			where account_id = :account
			  and (cast(:kind as text) is null or kind = :kind)
			  and (cast(:read as boolean) is null or (read_at is not null) = cast(:read as boolean))
			  and (cast(:q as text) is null or position(:q in text) > 0)
			  and (cast(:from as timestamptz) is null or at >= cast(:from as timestamptz))
			  and (cast(:to as timestamptz) is null or at < cast(:to as timestamptz))
			""";

	private final JdbcClient sql;

	Messages(JdbcClient sql) {
		this.sql = sql;
	}

	List<Told> tell(Audience audience, Notice notice, Instant at, List<OutgoingChannel> channels, Instant leavesAt) {
		return sql.sql("""
				select message_id as messageId, account_id as accountId
				from notify_posts(:units, :chain, :offices, :roles, :leadersOf, :at, :kind, :text, :link, :objectType, :objectId,
				                  :channels, :leavesAt)
				""")
			.param("units", audience.units().toArray(UUID[]::new))
			.param("chain", audience.chain())
			.param("offices", audience.offices())
			.param("roles", audience.roles().stream().map(RoleName::name).toArray(String[]::new))
			.param("leadersOf", audience.leadersOf() == null ? null : audience.leadersOf().value(), java.sql.Types.VARCHAR)
			.params(words(notice, at, channels, leavesAt))
			.query(Told.class)
			.list();
	}

	List<Told> toAccount(UUID account, Notice notice, Instant at, List<OutgoingChannel> channels, Instant leavesAt) {
		return sql.sql("""
				select message_id as messageId, account_id as accountId
				from notify_account(:account, :at, :kind, :text, :link, :objectType, :objectId, :channels, :leavesAt)
				""")
			.param("account", account)
			.params(words(notice, at, channels, leavesAt))
			.query(Told.class)
			.list();
	}

	List<Told> toAsker(Notice notice, Instant at) {
		return sql.sql("""
				select message_id as messageId, account_id as accountId
				from notify_asker(:at, :kind, :text, :link, :objectType, :objectId)
				""").params(words(notice, at, List.of(), at)).query(Told.class).list();
	}

	List<MessageView> page(UUID account, MessageFilter filter, Paging paging) {
		return sql.sql("select message_id, at, kind, text, link, object_type, object_id, read_at " + MATCHES + """
				order by message_id desc
				limit :size offset :offset
				""")
			.param("account", account)
			.params(filter.parameters())
			.param("size", paging.size())
			.param("offset", paging.offset())
			.query(Messages::message)
			.list();
	}

	long count(UUID account, MessageFilter filter) {
		return sql.sql("select count(*) " + MATCHES)
			.param("account", account)
			.params(filter.parameters())
			.query(Long.class)
			.single();
	}

	UnreadMessages unread(UUID account) {
		return sql.sql("""
				select (select count(*) from notify_message where account_id = :account and read_at is null) as unread,
				       (select coalesce(max(message_id), 0) from notify_message where account_id = :account) as newest
				""").param("account", account).query(UnreadMessages.class).single();
	}

	boolean own(UUID account, long messageId) {
		return sql.sql("""
				select exists (select 1 from notify_message where message_id = :message and account_id = :account)
				""").param("message", messageId).param("account", account).query(Boolean.class).single();
	}

	/** Marks one message, or all up to one; how many were unread before. */
	int markRead(UUID account, @Nullable Long messageId, long upTo, Instant at) {
		return sql.sql("""
				update notify_message
				set read_at = :at
				where account_id = :account and read_at is null and message_id <= :upTo
				  and (cast(:message as bigint) is null or message_id = :message)
				""")
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("account", account)
			.param("upTo", upTo)
			.param("message", messageId, java.sql.Types.BIGINT)
			.update();
	}

	private static Map<String, Object> words(Notice notice, Instant at, List<OutgoingChannel> channels, Instant leavesAt) {
		var words = new HashMap<String, Object>();
		words.put("at", at.atOffset(ZoneOffset.UTC));
		words.put("kind", notice.kind().name());
		words.put("text", notice.text());
		words.put("link", notice.link());
		words.put("objectType", notice.objectType());
		words.put("objectId", notice.objectId());
		words.put("channels", channels.stream().map(OutgoingChannel::name).toArray(String[]::new));
		words.put("leavesAt", leavesAt.atOffset(ZoneOffset.UTC));
		return words;
	}

	private static MessageView message(ResultSet row, int n) throws SQLException {
		return new MessageView(row.getLong("message_id"), row.getObject("at", OffsetDateTime.class).toInstant(),
				MessageKind.valueOf(row.getString("kind")), row.getString("text"), row.getString("link"),
				row.getString("object_type"), row.getString("object_id"), row.getObject("read_at") != null);
	}
}
