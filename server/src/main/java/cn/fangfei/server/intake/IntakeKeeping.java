package cn.fangfei.server.intake;

import cn.fangfei.server.kernel.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The SQL of taking in: a text is compared with all that is known in its county, whoever may see which part of it. Each statement calls a
 * function of the owner that asks for the server's key.
 */
@Repository
class IntakeKeeping {

	private final JdbcClient sql;

	private final JsonMapper json;

	private final String serverKey;

	IntakeKeeping(JdbcClient sql, JsonMapper json, @Value("${fangfei.access.server-key}") String serverKey) {
		this.sql = sql;
		this.json = json;
		this.serverKey = serverKey;
	}

	/** What became of a text: NEW, SIGHTED or UNCHANGED, and the item it is. */
	record Received(int ordinal, IntakeOutcome outcome, UUID itemId) {
	}

	List<Received> receive(List<Map<String, @Nullable Object>> texts, Instant at) {
		return sql.sql("select ordinal, outcome, item from intake_receive(:key, cast(:texts as jsonb), :at)")
			.param("key", serverKey)
			.param("texts", json.writeValueAsString(texts))
			.param("at", utc(at))
			.query((row, n) -> new Received(row.getInt("ordinal"), IntakeOutcome.valueOf(row.getString("outcome")),
					row.getObject("item", UUID.class)))
			.list();
	}

	/** A subject that a person linked to a text with the same contact. */
	record SameContact(String mark, UUID subjectId, String subjectName, @Nullable UUID firmId, @Nullable String creditCode,
			RegionCode place) {
	}

	List<SameContact> sameContact(RegionCode county, Collection<String> contacts) {
		return sql.sql("select * from intake_same_contact(:key, :county, :contacts)")
			.param("key", serverKey)
			.param("county", county.value())
			.param("contacts", contacts.toArray(String[]::new))
			.query((row, n) -> new SameContact(row.getString("mark"), row.getObject("subject_id", UUID.class),
					row.getString("subject_name"), row.getObject("firm_id", UUID.class), row.getString("credit_code"),
					new RegionCode(row.getString("place"))))
			.list();
	}

	void keepCandidates(List<Map<String, @Nullable Object>> candidates) {
		sql.sql("select intake_keep_candidates(:key, cast(:candidates as jsonb))")
			.param("key", serverKey)
			.param("candidates", json.writeValueAsString(candidates))
			.query((row, n) -> 0)
			.single();
	}

	/** False when the text was linked to that subject before. */
	boolean link(Map<String, @Nullable Object> link, Instant at) {
		return sql.sql("select intake_link_subject(:key, cast(:link as jsonb), :at)")
			.param("key", serverKey)
			.param("link", json.writeValueAsString(link))
			.param("at", utc(at))
			.query(Boolean.class)
			.single();
	}

	/** False when the link ended before. */
	boolean unlink(UUID link, String reason, String by, Instant at) {
		return sql.sql("select intake_unlink_subject(:key, :link, :reason, :by, :at)")
			.param("key", serverKey)
			.param("link", link)
			.param("reason", reason)
			.param("by", by)
			.param("at", utc(at))
			.query(Boolean.class)
			.single();
	}

	/** A text and a subject it is, or was, linked to. */
	record Linked(UUID itemId, UUID subjectId, String subjectName, @Nullable UUID firmId, @Nullable String creditCode, boolean stands,
			RegionCode region, IntakeChannel channel, String title, String body, double score, String level, List<String> kinds,
			@Nullable String guard, @Nullable IntakeVerdict verdict, List<String> sources, Instant firstSeenAt,
			@Nullable Instant publishedAt) {
	}

	List<Linked> linksOf(Collection<UUID> items) {
		return sql.sql("select * from intake_links_of(:key, :items)")
			.param("key", serverKey)
			.param("items", items.toArray(UUID[]::new))
			.query(IntakeKeeping::linked)
			.list();
	}

	private static Linked linked(ResultSet row, int n) throws SQLException {
		var verdict = row.getString("verdict");
		var published = row.getObject("published_at", OffsetDateTime.class);
		return new Linked(row.getObject("item_id", UUID.class), row.getObject("subject_id", UUID.class), row.getString("subject_name"),
				row.getObject("firm_id", UUID.class), row.getString("credit_code"), row.getBoolean("stands"),
				new RegionCode(row.getString("region_code")), IntakeChannel.valueOf(row.getString("channel")), row.getString("title"),
				row.getString("body"), row.getDouble("score"), row.getString("level"), IntakeItems.texts(row, "kinds"),
				row.getString("guard"), verdict == null ? null : IntakeVerdict.valueOf(verdict), IntakeItems.texts(row, "sources"),
				row.getObject("first_seen_at", OffsetDateTime.class).toInstant(), published == null ? null : published.toInstant());
	}

	/** A text that was taken down and is seen again. */
	record Reappeared(UUID itemId, RegionCode region, IntakeChannel channel, TakedownResult result) {
	}

	/** Marks those of these texts that were taken down before they were seen at that instant; each is answered once. */
	List<Reappeared> reappeared(Collection<UUID> items, Instant at) {
		return sql.sql("select * from intake_reappeared(:key, :items, :at)")
			.param("key", serverKey)
			.param("items", items.toArray(UUID[]::new))
			.param("at", utc(at))
			.query((row, n) -> new Reappeared(row.getObject("item_id", UUID.class), new RegionCode(row.getString("region_code")),
					IntakeChannel.valueOf(row.getString("channel")), TakedownResult.valueOf(row.getString("result"))))
			.list();
	}

	private static OffsetDateTime utc(Instant at) {
		return at.atOffset(ZoneOffset.UTC);
	}
}
