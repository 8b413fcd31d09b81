package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The SQL of taking in what banks send: it is compared with all that is known in its county, whoever may see which part of it. Each
 * statement calls a function of the owner that asks for the server's key.
 */
@Repository
class FundsKeeping {

	private final JdbcClient sql;

	private final JsonMapper json;

	private final String serverKey;

	FundsKeeping(JdbcClient sql, JsonMapper json, @Value("${fangfei.access.server-key}") String serverKey) {
		this.sql = sql;
		this.json = json;
		this.serverKey = serverKey;
	}

	/** A key a file may be signed with, and how far its bank's files have come. */
	record KnownKey(UUID keyId, RegionCode region, UUID unitId, String bankName, String publicKey, LocalDate validFrom, LocalDate validUntil,
			BankKeyStatus status, @Nullable Instant lastSignedAt, @Nullable LocalDate lastUntil) {
	}

	/** The keys of a fingerprint in a territory, those that count first. Files under one key wait for each other from here on. */
	List<KnownKey> keysOf(String fingerprint, RegionCode within) {
		return sql.sql("select * from funds_keys_of(:key, :fingerprint, :lo, :hi)")
			.param("key", serverKey)
			.param("fingerprint", fingerprint)
			.param("lo", within.lo())
			.param("hi", within.hi())
			.query((r, n) -> new KnownKey(r.getObject("key_id", UUID.class), new RegionCode(r.getString("region_code")),
					r.getObject("unit_id", UUID.class), r.getString("bank_name"), r.getString("public_key"),
					Objects.requireNonNull(FundsRows.day(r, "valid_from")), Objects.requireNonNull(FundsRows.day(r, "valid_until")),
					BankKeyStatus.valueOf(r.getString("status")), FundsRows.maybe(r, "last_signed_at"), FundsRows.day(r, "last_until")))
			.list();
	}

	/** SERIAL or CONTENT when that was taken in before. */
	Optional<String> replayed(RegionCode region, UUID bank, UUID serial, String sm3, @Nullable LocalDate until) {
		return Optional.ofNullable(sql.sql("select funds_replayed(:key, :region, :bank, :serial, :sm3, cast(:until as date))")
			.param("key", serverKey)
			.param("region", region.value())
			.param("bank", bank)
			.param("serial", serial.toString())
			.param("sm3", sm3)
			.param("until", until)
			.query((r, n) -> new String[] {r.getString(1)})
			.single()[0]);
	}

	/** Keeps a file that came; false when the same was refused of the same sender within the hour. */
	boolean keepFile(Map<String, @Nullable Object> file, Instant at) {
		return sql.sql("select funds_file_keep(:key, cast(:file as jsonb), :at)")
			.param("key", serverKey)
			.param("file", json.writeValueAsString(file))
			.param("at", FundsRows.utc(at))
			.query(Boolean.class)
			.single();
	}

	/**
	 * What became of a line: NEW, RAISED or KNOWN, and the alert it is of.
	 * @param calls whether it is the first urgent line of its alert
	 */
	record Told(int ordinal, LineOutcome outcome, UUID alertId, boolean calls) {
	}

	enum LineOutcome {
		NEW, RAISED, KNOWN
	}

	List<Told> receive(List<Map<String, @Nullable Object>> lines, Instant at) {
		return sql.sql("select ordinal, outcome, alert, calls from funds_receive(:key, cast(:lines as jsonb), :at)")
			.param("key", serverKey)
			.param("lines", json.writeValueAsString(lines))
			.param("at", FundsRows.utc(at))
			.query((r, n) -> new Told(r.getInt("ordinal"), LineOutcome.valueOf(r.getString("outcome")), r.getObject("alert", UUID.class),
					r.getBoolean("calls")))
			.list();
	}

	void keepCandidates(List<Map<String, @Nullable Object>> candidates) {
		sql.sql("select funds_keep_candidates(:key, cast(:candidates as jsonb))")
			.param("key", serverKey)
			.param("candidates", json.writeValueAsString(candidates))
			.query((r, n) -> 0)
			.single();
	}

	/** Links an alert to a subject in the place of the one before; false when it was linked to that one. */
	boolean link(Map<String, @Nullable Object> link, Instant at) {
		return sql.sql("select funds_link_subject(:key, cast(:link as jsonb), :at)")
			.param("key", serverKey)
			.param("link", json.writeValueAsString(link))
			.param("at", FundsRows.utc(at))
			.query(Boolean.class)
			.single();
	}

	/**
	 * An alert and a subject it is, or was, linked to.
	 * @param toldUntil last day of the data of the newest file that told of it
	 * @param urgent the sentence it is urgent for
	 */
	record Linked(UUID alertId, UUID subjectId, String subjectName, @Nullable UUID firmId, @Nullable String creditCode, boolean stands,
			RegionCode region, String bankName, String level, double score, String because, @Nullable FundsVerdict verdict,
			LocalDate toldUntil, @Nullable String urgent) {
	}

	List<Linked> linksOf(Collection<UUID> alerts) {
		return sql.sql("select * from funds_links_of(:key, :alerts)")
			.param("key", serverKey)
			.param("alerts", alerts.toArray(UUID[]::new))
			.query((r, n) -> {
				var verdict = r.getString("verdict");
				return new Linked(r.getObject("alert_id", UUID.class), r.getObject("subject_id", UUID.class), r.getString("subject_name"),
						r.getObject("firm_id", UUID.class), r.getString("credit_code"), r.getBoolean("stands"),
						new RegionCode(r.getString("region_code")), r.getString("bank_name"), r.getString("level"), r.getDouble("score"),
						r.getString("because"), verdict == null ? null : FundsVerdict.valueOf(verdict),
						Objects.requireNonNull(FundsRows.day(r, "told_until")), r.getString("urgent"));
			})
			.list();
	}
}
