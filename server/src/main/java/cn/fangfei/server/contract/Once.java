package cn.fangfei.server.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does a creating request once, however often it is sent (the {@code Idempotency-Key} of the IETF HTTPAPI draft). The key is
 * claimed, the work is done and the answer is kept in one transaction: after a crash either all of it stands or nothing.
 * Two requests with one key that arrive together wait for each other at the primary key.
 */
@Service
public class Once {

	private static final Duration KEPT = Duration.ofDays(7);

	private final JdbcClient sql;

	private final JsonMapper json;

	private final Clock clock;

	Once(JdbcClient sql, JsonMapper json, Clock clock) {
		this.sql = sql;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * @param account whose key it is
	 * @param key chosen by the caller, 8 to 100 characters
	 * @param request what was sent; another request under the same key is refused
	 * @param type of the answer, which is read back from its JSON when the request is repeated
	 * @throws KeyUsedForAnotherRequest when the key stands for another request
	 */
	@Transactional
	public <T> T run(UUID account, String key, Object request, Class<T> type, Supplier<T> work) {
		if (key.length() < 8 || key.length() > 100) {
			throw new KeyMalformed();
		}
		var hash = hash(type.getName() + json.writeValueAsString(request));
		var claimed = sql.sql("""
				insert into contract_once (account_id, key, request_hash)
				values (:account, :key, :hash)
				on conflict do nothing
				""").param("account", account).param("key", key).param("hash", hash).update() == 1;
		if (!claimed) {
			return repeated(account, key, hash, type);
		}
		var answer = work.get();
		sql.sql("""
				update contract_once
				set response = :response
				where account_id = :account and key = :key
				""")
			.param("response", json.writeValueAsString(answer))
			.param("account", account)
			.param("key", key)
			.update();
		return answer;
	}

	/** Forgets answers that nobody will ask for again: a phone retries for days, not for weeks, and answers hold what clues hold. */
	@Scheduled(cron = "0 10 3 * * *", zone = "Asia/Shanghai")
	void forget() {
		sql.sql("""
				delete from contract_once
				where at < :before
				""").param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC)).update();
	}

	private <T> T repeated(UUID account, String key, String hash, Class<T> type) {
		var kept = sql.sql("""
				select request_hash, response
				from contract_once
				where account_id = :account and key = :key
				""").param("account", account).param("key", key).query(Kept.class).single();
		if (!kept.requestHash().equals(hash) || kept.response() == null) {
			throw new KeyUsedForAnotherRequest();
		}
		return json.readValue(kept.response(), type);
	}

	private static String hash(String text) {
		try {
			var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	private record Kept(String requestHash, @Nullable String response) {
	}
}
