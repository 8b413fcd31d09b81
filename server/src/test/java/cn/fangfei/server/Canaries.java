package cn.fangfei.server;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Things of township A with a text that nobody outside may read. */
@Component
public class Canaries {

	static final String TEXT = "金丝雀";

	/** Everything that is known of the canaries; it changes when anybody changes one. */
	String fingerprint() {
		return "";
	}
}
