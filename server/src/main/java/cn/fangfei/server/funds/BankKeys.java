package cn.fangfei.server.funds;

import cn.fangfei.server.kernel.Actor;
import cn.fangfei.server.kernel.RegionCode;
import cn.fangfei.server.kernel.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the keys of banks. Every query bears the scope of the post; row security holds the same bounds once more. */
@Repository
class BankKeys {

	private static final String FROM = """
			select k.*, f.files, f.last_file_at
			from funds_bank_key k
			left join lateral (select count(*) as files, max(x.received_at) as last_file_at
			                   from funds_alert_file x where x.key_id = k.key_id and x.outcome = 'ACCEPTED') f on true
			where k.region_code >= cast(:scopeLo as text) and k.region_code < cast(:scopeHi as text)
			""";

	private final JdbcClient sql;

	BankKeys(JdbcClient sql) {
		this.sql = sql;
	}

	/** A key as it is kept. */
	record BankKey(UUID keyId, RegionCode region, UUID unitId, String bankName, String fingerprint, String publicKey, LocalDate validFrom,
			LocalDate validUntil, BankKeyStatus status, UUID proposedBy, String proposedByName, Instant proposedAt,
			@Nullable String answeredBy, @Nullable Instant answeredAt, @Nullable String answerNote, @Nullable String withdrawnBy,
			@Nullable Instant withdrawnAt, @Nullable String withdrawnReason, long files, @Nullable Instant lastFileAt, int version) {
	}

	/** The keys of the territory: those that wait for a second person first, then by bank. */
	List<BankKey> list(Scope scope) {
		return sql.sql(FROM + """
				order by k.status <> 'PROPOSED', array_position(array['CONFIRMED', 'WITHDRAWN', 'DECLINED'], k.status), k.bank_name,
				         k.proposed_at desc, k.key_id
				limit 1000
				""").params(scope.parameters()).query(BankKeys::key).list();
	}

	Optional<BankKey> find(UUID id, Scope scope) {
		return sql.sql(FROM + "and k.key_id = :id").params(scope.parameters()).param("id", id).query(BankKeys::key).optional();
	}

	/** False when the county has a key of that fingerprint. */
	boolean add(BankKey k) {
		return sql.sql("""
				insert into funds_bank_key (key_id, region_code, unit_id, bank_name, fingerprint, public_key, valid_from, valid_until, status,
				                            proposed_by, proposed_by_name, proposed_at)
				values (:id, :region, :unit, :bank, :fingerprint, :key, :from, :until, 'PROPOSED', :by, :byName, :at)
				on conflict do nothing
				""")
			.param("id", k.keyId())
			.param("region", k.region().value())
			.param("unit", k.unitId())
			.param("bank", k.bankName())
			.param("fingerprint", k.fingerprint())
			.param("key", k.publicKey())
			.param("from", k.validFrom())
			.param("until", k.validUntil())
			.param("by", k.proposedBy())
			.param("byName", k.proposedByName())
			.param("at", FundsRows.utc(k.proposedAt()))
			.update() == 1;
	}

	/** What a second person says of a key; false when somebody was faster. */
	boolean answer(UUID id, BankKeyStatus status, String note, Actor actor, Instant at, int version) {
		return sql.sql("""
				update funds_bank_key
				set status = :status, answered_by = :by, answered_by_name = :byName, answered_at = :at, answer_note = :note,
				    version = version + 1
				where key_id = :id and version = :version and status = 'PROPOSED'
				""")
			.param("status", status.name())
			.param("by", actor.accountId())
			.param("byName", actor.displayName())
			.param("at", FundsRows.utc(at))
			.param("note", note)
			.param("id", id)
			.param("version", version)
			.update() == 1;
	}

	/** Ends a key for good; false when somebody was faster. */
	boolean withdraw(UUID id, String reason, Actor actor, Instant at, int version) {
		return sql.sql("""
				update funds_bank_key
				set status = 'WITHDRAWN', withdrawn_by = :by, withdrawn_by_name = :byName, withdrawn_at = :at, withdrawn_reason = :reason,
				    version = version + 1
				where key_id = :id and version = :version and status in ('PROPOSED', 'CONFIRMED')
				""")
			.param("by", actor.accountId())
			.param("byName", actor.displayName())
			.param("at", FundsRows.utc(at))
			.param("reason", reason)
			.param("id", id)
			.param("version", version)
			.update() == 1;
	}

	private static BankKey key(ResultSet r, int n) throws SQLException {
		return new BankKey(r.getObject("key_id", UUID.class), new RegionCode(r.getString("region_code")), r.getObject("unit_id", UUID.class),
				r.getString("bank_name"), r.getString("fingerprint"), r.getString("public_key"),
				Objects.requireNonNull(FundsRows.day(r, "valid_from")), Objects.requireNonNull(FundsRows.day(r, "valid_until")),
				BankKeyStatus.valueOf(r.getString("status")), r.getObject("proposed_by", UUID.class), r.getString("proposed_by_name"),
				FundsRows.instant(r, "proposed_at"), r.getString("answered_by_name"), FundsRows.maybe(r, "answered_at"),
				r.getString("answer_note"), r.getString("withdrawn_by_name"), FundsRows.maybe(r, "withdrawn_at"),
				r.getString("withdrawn_reason"), r.getLong("files"), FundsRows.maybe(r, "last_file_at"), r.getInt("version"));
	}
}
