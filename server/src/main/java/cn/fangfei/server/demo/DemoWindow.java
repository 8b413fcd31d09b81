package cn.fangfei.server.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The while in which the ledger takes the instant of the story for the instant of learning; it opens once and closes for good. */
@Repository
class DemoWindow {

	private final JdbcClient sql;

	private final String serverKey;

	DemoWindow(JdbcClient sql, @Value("${fangfei.access.server-key}") String serverKey) {
		this.sql = sql;
		this.serverKey = serverKey;
	}

	void begin() {
		sql.sql("select demo_begin(:key)").param("key", serverKey).query((row, n) -> 0).single();
	}

	void end() {
		sql.sql("select demo_end(:key)").param("key", serverKey).query((row, n) -> 0).single();
	}

	/** Names the instant of the story for the transaction under way. */
	void tell(Instant instant) {
		sql.sql("select set_config('app.demo_at', :at, true)")
			.param("at", instant.atOffset(ZoneOffset.UTC).toString())
			.query((row, n) -> 0)
			.single();
	}
}
