package cn.fangfei.server.warning;

import cn.fangfei.detection.assess.Evidence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A signal as it is kept. */
record Signal(UUID signalId, UUID subjectId, String subjectName, @Nullable String creditCode, @Nullable UUID firmId, String county,
		String regionCode, SignalRule rule, String origin, double strength, String because, @Nullable Integer lexiconVersion,
		Instant occurredAt, Instant recordedAt, String recordedByName, @Nullable Instant expiresAt, @Nullable Instant endedAt,
		@Nullable UUID answeredIn, @Nullable WarningVerdict answeredAs) {

	/** The wording of names and scopes. */
	static final String REGISTER = "REGISTER";

	/** What the other rules of the register found. */
	static final String REGISTER_RULES = "REGISTER_RULES";

	/** Whether it may count at all; age is reckoned by the rules. */
	boolean counts() {
		return endedAt == null && (answeredAs == null || answeredAs.countsOn());
	}

	boolean ofRegister() {
		return origin.equals(REGISTER) || origin.equals(REGISTER_RULES);
	}

	/** Where it comes from, as people read it. */
	String source() {
		return origin.equals(REGISTER) ? "登记筛查" : origin.equals(REGISTER_RULES) ? "登记画像" : origin;
	}

	Evidence evidence() {
		return new Evidence(signalId.toString(), rule.name(), strength, occurredAt, expiresAt);
	}

	static Signal of(ResultSet row, int n) throws SQLException {
		var answered = row.getString("answered_as");
		return new Signal(row.getObject("signal_id", UUID.class), row.getObject("subject_id", UUID.class),
				row.getString("subject_name"), row.getString("credit_code"), row.getObject("firm_id", UUID.class),
				row.getString("county"), row.getString("region_code"), SignalRule.valueOf(row.getString("rule")),
				row.getString("origin"), row.getDouble("strength"), row.getString("because"),
				row.getObject("lexicon_version", Integer.class), instant(row, "occurred_at"), instant(row, "recorded_at"),
				row.getString("recorded_by_name"), maybe(row, "expires_at"), maybe(row, "ended_at"),
				row.getObject("answered_in", UUID.class), answered == null ? null : WarningVerdict.valueOf(answered));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
		var at = row.getObject(column, OffsetDateTime.class);
		return at == null ? null : at.toInstant();
	}
}
